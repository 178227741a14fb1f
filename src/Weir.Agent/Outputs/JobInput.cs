using System.Text;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Agent.Outputs;

/// <summary>The standard input of jobs that are answered.</summary>
internal static class JobInput
{
    /// <summary>Writes an answer and an end of line; why it was not written, or <see langword="null"/>.</summary>
    public static string? Answer(string folder, string reply)
    {
        try
        {
            using var outer = FolderHandle.Open(folder);
            using var files = outer.TryOpenFolder(JobFiles.FilesFolder);
            return files?.TryWriteToPipe(JobFiles.Input, Encoding.UTF8.GetBytes(reply + "\n")) == true
                ? null
                : "it does not read from its standard input any more";
        }
        catch (LinuxException none)
        {
            return $"its standard input is no pipe: {none.Message}";
        }
    }
}
