namespace Weir.Protocol.Jobs;

/// <summary>What is asked for with <c>POST /v1/jobs/ACTION</c>: the same for several jobs, each on its own.</summary>
/// <param name="Numbers">The jobs, 1 to 10,000; one that stands there twice counts once.</param>
public sealed record JobsAction(IReadOnlyList<int> Numbers)
{
    /// <summary>What is asked for each; <see langword="null"/> asks for nothing more than the action itself.</summary>
    public JobAction? Action { get; set; }
}
