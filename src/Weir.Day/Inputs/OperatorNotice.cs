using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>A line for operators that arose at the server itself.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">One sentence.</param>
public sealed record OperatorNotice(MessageSeverity Severity, string Code, string Text) : Input;
