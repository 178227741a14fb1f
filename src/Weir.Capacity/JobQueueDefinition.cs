using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>A named lane for queued jobs. It is one lane over all machines.</summary>
/// <param name="Name">Its qualified name.</param>
/// <param name="Maximum">The most of its jobs under way at once; <see langword="null"/> is no maximum.</param>
/// <param name="Held">Whether it lets nothing go.</param>
public sealed record JobQueueDefinition(QualifiedName Name, int? Maximum = null, bool Held = false);
