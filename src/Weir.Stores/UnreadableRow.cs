namespace Weir.Stores;

/// <summary>
/// A row that is there and cannot be read: damaged, or of another version. It stays as it is, and nothing is decided by it.
/// </summary>
/// <param name="What">What it is of: a job, an order, an agent ….</param>
/// <param name="Key">Which one.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record UnreadableRow(string What, string Key, string Reason);
