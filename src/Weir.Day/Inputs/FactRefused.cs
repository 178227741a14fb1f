namespace Weir.Day.Inputs;

/// <summary>Something came up in a fact's place that is none, or a fact that breaks a bound: it is passed over.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Sequence">Its sequence; <see langword="null"/> where it named none: then the next one.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">What is wrong, and what is allowed.</param>
/// <param name="Body">What was sent, or its beginning.</param>
public sealed record FactRefused(string Machine, long? Sequence, string Code, string Text, string Body) : Input;
