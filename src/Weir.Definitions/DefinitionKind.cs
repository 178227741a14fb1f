namespace Weir.Definitions;

/// <summary>What a definition is of. The order is the order in which they are written.</summary>
public enum DefinitionKind
{
    Machine,
    Limit,
    JobQueue,
    Policy,
    Schedule,
    JobDefinition,
    Rule,
}
