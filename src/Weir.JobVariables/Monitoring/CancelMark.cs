using System.Text;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// The file <c>cancelled</c> in a job's folder: who cancelled it, and why. The agent writes it before it signals the job, so that
/// the shepherd ends the record with <c>$A</c> and these words whatever status the job exits with.
/// </summary>
/// <param name="Originator">Who did it.</param>
/// <param name="Text">Why, or empty.</param>
public sealed record CancelMark(string Originator, string Text)
{
    /// <summary>The file's name.</summary>
    public const string Name = "cancelled";

    private const int Most = 4096;
    private const uint Mode = 0x1A4;

    /// <summary>Leaves the mark in a job's folder.</summary>
    /// <exception cref="LinuxException">It could not be written.</exception>
    public void Write(string jobFolder)
    {
        using var folder = FolderHandle.Open(jobFolder);
        var text = new StringBuilder(Originator).Replace('\n', ' ').Append('\n').Append(Text.AsSpan(0, Math.Min(Text.Length, Most / 8)));
        TrustedNote.Write(folder, Name, Encoding.UTF8.GetBytes(text.ToString()), Mode);
    }

    /// <summary>Reads the mark, or <see langword="null"/> where the job has not been cancelled.</summary>
    /// <exception cref="FormatException">What is there is not the agent's.</exception>
    public static CancelMark? Read(FolderHandle jobFolder)
    {
        if (TrustedNote.Read(jobFolder, Name, Most) is not { } bytes)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n', 2);
        return new CancelMark(lines[0], lines.Length > 1 ? lines[1] : "");
    }
}
