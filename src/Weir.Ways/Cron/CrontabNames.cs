using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>Finds the names that comments <c># weir: NAME</c> give to the next entry of a crontab.</summary>
internal static class CrontabNames
{
    /// <summary>The names, with each command as cron hands it to its shell.</summary>
    /// <param name="table">The table.</param>
    /// <param name="owner">Whose table it is; <see langword="null"/> for a system table, whose entries name their user.</param>
    public static IReadOnlyList<GateName> Find(ReadOnlySpan<byte> table, string? owner)
    {
        List<GateName> names = [];
        ObjectName? pending = null;
        var rest = table;
        while (CrontabLine.Next(ref rest, out var line))
        {
            if (line.Kind == CrontabLineKind.Comment)
            {
                pending = Said(line.Text) ?? pending;
            }
            else if (line.Kind == CrontabLineKind.Entry)
            {
                if (pending is { } name && Entry(line.Text, owner) is { } entry)
                {
                    names.Add(new GateName(entry.User, entry.Command, name));
                }

                pending = null;
            }
        }

        return names;
    }

    /// <summary>The comments that say a name and say none, one sentence each with table and line.</summary>
    /// <param name="table">The table as it is without the gate.</param>
    /// <param name="place">What it is called.</param>
    public static IReadOnlyList<string> FindBad(ReadOnlySpan<byte> table, string place)
    {
        List<string> bad = [];
        var number = 0;
        var rest = table;
        while (CrontabLine.Next(ref rest, out var line))
        {
            number++;
            if (line.Kind == CrontabLineKind.Comment && TextOf(line.Text) is { } text && !ObjectName.TryParse(text, out _))
            {
                bad.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Printable.Escape(place)}:{number}: '{Printable.Escape(text, 80)}' is not a name, and the entry has that of its program: allowed are {ObjectName.Allowed}"
                    )
                );
            }
        }

        return bad;
    }

    /// <summary>
    /// A command as cron hands it to <c>SHELL -c</c>: up to the first <c>%</c> that no backslash precedes (what follows is the
    /// job's standard input), and without the backslash before a <c>%</c> or another backslash.
    /// </summary>
    public static byte[] Command(ReadOnlySpan<byte> text)
    {
        using var command = new MemoryStream(text.Length);
        for (var i = 0; i < text.Length && text[i] != '%'; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                if (text[i + 1] is not ((byte)'%' or (byte)'\\'))
                {
                    command.WriteByte(text[i]);
                }

                i++;
            }

            command.WriteByte(text[i]);
        }

        return command.ToArray();
    }

    private static ObjectName? Said(ReadOnlySpan<byte> comment) =>
        TextOf(comment) is { } text && ObjectName.TryParse(text, out var name) ? name : null;

    private static string? TextOf(ReadOnlySpan<byte> comment)
    {
        if (comment.IsEmpty)
        {
            return null;
        }

        var text = comment[1..].TrimStart(" \t"u8);
        return text.StartsWith("weir:"u8) ? Encoding.UTF8.GetString(text[5..].Trim(" \t\r"u8)) : null;
    }

    private static (string User, byte[] Command)? Entry(ReadOnlySpan<byte> text, string? owner)
    {
        var fields = text[0] == '@' ? 1 : 5;
        for (var field = 0; field < fields; field++)
        {
            SkipWord(ref text);
        }

        if (owner is not null)
        {
            return text.IsEmpty ? null : (owner, Command(text));
        }

        // After a user's name cron takes off one blank only.
        var end = text.IndexOfAny((byte)' ', (byte)'\t');
        return end <= 0 ? null : (Encoding.UTF8.GetString(text[..end]), Command(text[(end + 1)..]));
    }

    private static void SkipWord(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)' ', (byte)'\t');
        text = end < 0 ? default : text[end..].TrimStart(" \t"u8);
    }
}
