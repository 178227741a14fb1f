namespace Weir.Jobs.Outputs;

/// <summary>Who gets a job's output by mail.</summary>
/// <param name="To">The addresses, at least one.</param>
/// <param name="Server"><c>smtp://HOST:PORT</c> or <c>smtps://HOST:PORT</c>; <see langword="null"/> is the own one.</param>
/// <param name="From">The sender; <see langword="null"/> is <c>weir@</c> and the machine.</param>
public sealed record OutputMail(IReadOnlyList<string> To, string? Server, string? From);
