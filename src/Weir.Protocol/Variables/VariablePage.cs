namespace Weir.Protocol.Variables;

/// <summary>Job variables by owner and name, without their values.</summary>
public sealed record VariablePage(IReadOnlyList<VariableView> Items);
