using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>A variable's value for one start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Raw">Whether it is text of a shell's line where it stands in one.</param>
public sealed record ResolvedVariable(ObjectName Name, string Value, bool Raw);
