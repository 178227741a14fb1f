namespace Weir.JobVariables;

/// <summary>Leads out of the parser.</summary>
internal sealed class ConditionFaultException(ConditionFault fault) : FormatException(fault.ToString())
{
    public ConditionFault Fault { get; } = fault;
}
