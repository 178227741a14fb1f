namespace Weir.Protocol.Definitions;

/// <summary>One definition by what it is called.</summary>
/// <param name="Kind">rule, job-definition, limit ….</param>
/// <param name="Name">Its name, compared without case; of a job definition <c>SCHEDULE/NAME</c>.</param>
public sealed record DefinitionName(string Kind, string Name);
