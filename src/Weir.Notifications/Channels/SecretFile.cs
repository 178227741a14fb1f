namespace Weir.Notifications.Channels;

/// <summary>A secret that a definition names by its file.</summary>
internal static class SecretFile
{
    private const int Longest = 4096;

    /// <summary>The first line of a file that only its owner, and its group, may read.</summary>
    /// <exception cref="IOException">It is not there, cannot be read, or everybody may read it.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"the secret file '{path}' is not there");
        }

        if ((File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            throw new IOException($"everybody may read or write the secret file '{path}': chmod o-rw it");
        }

        using var reader = new StreamReader(path);
        var line = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        return line?.Trim() is { Length: > 0 and <= Longest } secret
            ? secret
            : throw new IOException($"the secret file '{path}' has no first line of at most {Longest} characters");
    }
}
