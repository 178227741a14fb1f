namespace Weir.Host;

/// <summary>Why a file was refused, in words that do not depend on what the host is written in.</summary>
internal static class ErrorText
{
    public static string From(Exception refusal) =>
        refusal switch
        {
            UnauthorizedAccessException => "permission denied",
            DirectoryNotFoundException or FileNotFoundException => "no such file or directory",
            // A name that is there already is where a folder was to be made.
            IOException io when io.HResult is 17 or 20 => "a file is in its place",
            IOException io when io.HResult is 28 => "no space left on the device",
            IOException io when io.HResult is 30 => "read-only file system",
            _ => Jobs.Printable.Escape(refusal.Message),
        };
}
