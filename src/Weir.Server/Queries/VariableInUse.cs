using Weir.Protocol.Placeholders;

namespace Weir.Server.Queries;

/// <summary>A variable, what it is now, and who names it.</summary>
/// <param name="Named">The variable.</param>
/// <param name="Scope">For which jobs it is, in words.</param>
/// <param name="Now">What it becomes now, for the jobs that it is for.</param>
/// <param name="Uses">The definitions that name it, <c>KIND KEY</c>.</param>
public sealed record VariableInUse(NamedVariable Named, string Scope, Expansion Now, IReadOnlyList<string> Uses);
