using System.Text.Json.Serialization;

namespace Weir.Server.Events;

/// <summary>Which events led to a job, or to a schedule's day, as it is now.</summary>
internal sealed record JobChain([property: JsonRequired] IReadOnlyList<string> Links);
