using Weir.Jobs;

namespace Weir.Server.Acting;

/// <summary>Something that people do with a job.</summary>
/// <param name="Name">The word for it, in addresses and on the command line.</param>
/// <param name="Operation">Who may.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="ActAsync">Does it.</param>
public sealed record JobVerb(string Name, Operation Operation, string Summary, ActOnJob ActAsync);
