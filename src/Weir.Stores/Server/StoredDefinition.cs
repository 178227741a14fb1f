namespace Weir.Stores.Server;

/// <summary>A definition in force, as canonical JSON of its kind.</summary>
/// <param name="Kind">rule, job-definition, job-queue, limit, machine, schedule, policy, variable.</param>
/// <param name="Name">Its key within the kind; for a job definition <c>SCHEDULE/NAME</c>. Compared without case.</param>
/// <param name="Body">Canonical JSON.</param>
/// <param name="Version">Rises with each change of any definition.</param>
public sealed record StoredDefinition(string Kind, string Name, string Body, long Version);
