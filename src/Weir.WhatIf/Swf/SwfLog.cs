namespace Weir.WhatIf.Swf;

/// <summary>A log of jobs in the Standard Workload Format.</summary>
/// <param name="Header">The lines that begin with a semicolon, as they stand, in order.</param>
/// <param name="Jobs">The jobs in the log's order.</param>
public sealed record SwfLog(IReadOnlyList<string> Header, IReadOnlyList<SwfJob> Jobs)
{
    /// <summary>The value of a header line such as <c>; UnixStartTime: 843480031</c>, or <see langword="null"/>.</summary>
    public string? Says(string key)
    {
        foreach (var line in Header)
        {
            var text = line.AsSpan(1).Trim();
            if (text.StartsWith(key, StringComparison.OrdinalIgnoreCase) && text.Length > key.Length && text[key.Length] == ':')
            {
                return text[(key.Length + 1)..].Trim().ToString();
            }
        }

        return null;
    }
}
