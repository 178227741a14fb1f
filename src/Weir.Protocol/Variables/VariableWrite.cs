namespace Weir.Protocol.Variables;

/// <summary>What to write into a job variable; either <see cref="Value"/> or <see cref="Text"/>.</summary>
public sealed record VariableWrite
{
    /// <summary>Where, 1 to 256; <see langword="null"/> replaces the whole value.</summary>
    public int? Position { get; set; }

    /// <summary>Bytes as base64.</summary>
    public string? Value { get; set; }

    /// <summary>Text, written in the variable's encoding.</summary>
    public string? Text { get; set; }

    /// <summary>Write only where these bytes (base64) stand there now.</summary>
    public string? IfValue { get; set; }

    /// <summary>Write only where this text stands there now.</summary>
    public string? IfText { get; set; }
}
