using Weir.Jobs;

namespace Weir.Gate;

/// <summary>What rules look at, beside the user.</summary>
internal readonly record struct GateIdentity(ObjectName Name, QualifiedName JobDescription, QualifiedName JobQueue);
