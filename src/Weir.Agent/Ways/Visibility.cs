using System.Runtime.CompilerServices;

// The ways in have a test project of their own: it needs real cron and at.
[assembly: InternalsVisibleTo("Weir.Ways.Tests")]
