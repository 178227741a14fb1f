namespace Weir.Protocol.Variables;

/// <summary>An action that waits for its condition.</summary>
public sealed record ActionView
{
    public required string Name { get; set; }

    public required string Owner { get; set; }

    public required string Condition { get; set; }

    /// <summary>What it does, one line each.</summary>
    public IReadOnlyList<string> Does { get; set; } = [];

    public bool Repeat { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>Given up then.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>How often it has acted.</summary>
    public int Acted { get; set; }

    /// <summary>What became of the last time, or <see langword="null"/>.</summary>
    public string? Last { get; set; }
}
