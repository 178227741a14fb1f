using Weir.Jobs;

namespace Weir.Execution;

/// <summary>With what a stored job is to be started.</summary>
/// <param name="Submitter">Whom it runs as.</param>
/// <param name="Environment">What Weir adds to its environment, as <c>NAME=value</c>.</param>
/// <param name="Submission">The submission, with limits that this machine can give.</param>
/// <param name="Output">How much it may write.</param>
public sealed record ExecutionOrder(Submitter Submitter, IReadOnlyList<byte[]> Environment, Submission Submission, OutputLimit Output)
{
    /// <summary>Whether its standard input is a pipe, to which answers are written.</summary>
    public bool IsAnswered { get; init; }
}
