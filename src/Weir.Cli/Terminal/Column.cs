namespace Weir.Cli.Terminal;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Right">Whether it is right-aligned: numbers are.</param>
/// <param name="Gives">Whether it gives way, by being cut, when the table is too wide.</param>
internal sealed record Column(string Title, bool Right = false, bool Gives = false);
