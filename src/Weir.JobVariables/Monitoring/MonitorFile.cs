using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// The file <c>monitor</c> in a job's folder: which variable the job's shepherd keeps. The agent writes it before it lets the job
/// go, and again where monitoring is moved; it is there whole or not at all. The folder belongs to the job's user, so only a file
/// that is root's or the reader's own is believed.
/// </summary>
public static class MonitorFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "monitor";

    private const string FirstLine = "weir-monitor 1";
    private const int Most = 8192;
    private const uint Mode = 0x1A4;

    /// <summary>Writes the order into the job's folder, in place of an earlier one.</summary>
    /// <exception cref="LinuxException">It could not be written; an earlier one is as it was.</exception>
    public static void Write(string jobFolder, MonitorOrder order)
    {
        using var folder = FolderHandle.Open(jobFolder);
        TrustedNote.Write(folder, Name, ToBytes(order), Mode);
    }

    /// <summary>Takes the order back: nothing is monitored from now on.</summary>
    public static void Remove(string jobFolder)
    {
        using var folder = FolderHandle.Open(jobFolder);
        folder.TryRemove(Name);
    }

    /// <summary>Reads the order of a job, or <see langword="null"/> where nothing is monitored.</summary>
    /// <exception cref="FormatException">What is there is not the agent's, or not this job's.</exception>
    public static MonitorOrder? Read(FolderHandle jobFolder, TrackingNumber number)
    {
        if (TrustedNote.Read(jobFolder, Name, Most) is not { } bytes)
        {
            return null;
        }

        var order = Parse(bytes);
        return order.Number == number ? order : throw new FormatException($"'{Name}' speaks of job {order.Number}");
    }

    internal static byte[] ToBytes(MonitorOrder order)
    {
        var text = new StringBuilder(512).Append(FirstLine).Append('\n');
        KeyValueLines.Add(text, "number", order.Number.ToString());
        KeyValueLines.Add(text, "folder", order.Folder);
        KeyValueLines.Add(text, "user", order.Variable.User);
        KeyValueLines.Add(text, "name", order.Variable.Name);
        KeyValueLines.Add(text, "owner", order.Owner.ToString(System.Globalization.CultureInfo.InvariantCulture));
        KeyValueLines.Add(text, "encoding", order.Encoding == VariableEncoding.Ebcdic ? "ebcdic" : "ascii");
        KeyValueLines.Add(text, "tsn", order.Tsn.ToString());
        KeyValueLines.Add(text, "catalog", order.Catalog.ToString());
        KeyValueLines.Add(text, "session", order.Session.ToString());
        KeyValueLines.Add(text, "opened", KeyValueLines.Text(order.OpenedAt));
        KeyValueLines.Add(text, "schedule", order.Schedule);
        KeyValueLines.Add(text, "ok", order.Ok.ToString());
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static MonitorOrder Parse(ReadOnlySpan<byte> bytes)
    {
        var words = KeyValueLines.Read(bytes, FirstLine);
        return new MonitorOrder
        {
            Number = KeyValueLines.NumberOf(KeyValueLines.Need(words, "number")),
            Folder = KeyValueLines.Need(words, "folder"),
            Variable = new VariableId(KeyValueLines.Need(words, "user"), KeyValueLines.Need(words, "name")),
            Owner = KeyValueLines.UserOf(KeyValueLines.Need(words, "owner")),
            Encoding = words.GetValueOrDefault("encoding") == "ebcdic" ? VariableEncoding.Ebcdic : VariableEncoding.Ascii,
            Tsn = KeyValueLines.TsnOf(KeyValueLines.Need(words, "tsn")),
            Catalog = CatalogId.Parse(KeyValueLines.Need(words, "catalog")),
            Session = KeyValueLines.SessionOf(KeyValueLines.Need(words, "session")),
            OpenedAt = KeyValueLines.TimeOf(KeyValueLines.Need(words, "opened")),
            Schedule = words.GetValueOrDefault("schedule"),
            Ok = ExitCodes.TryParse(words.GetValueOrDefault("ok"), out var ok) ? ok : ExitCodes.ZeroOnly,
        };
    }
}
