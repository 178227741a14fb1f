namespace Weir.Stores.Server;

/// <summary>Which stored five minutes to list.</summary>
/// <param name="Kind">Only of this kind.</param>
/// <param name="From">Those that begin at this moment or later.</param>
public sealed record CapacityFilter(string Kind, DateTimeOffset From)
{
    /// <summary>Only of this name, without case; <see langword="null"/> for all.</summary>
    public string? Name { get; init; }
}
