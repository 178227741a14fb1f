namespace Weir.JobVariables;

/// <summary>What somebody wants of a variable.</summary>
internal enum VariableUse
{
    Read,
    WriteSystemPart,
    WriteUserPart,
    Remove,
    Attributes,
}
