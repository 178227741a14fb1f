using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>What a submission is after a change; a change that is not right is refused whole.</summary>
internal static class CaptureEdit
{
    /// <exception cref="AgentRefusedException">Something of it is not allowed; the message names it and says what is.</exception>
    public static Submission Apply(Submission submission, CaptureChangeRequest change)
    {
        var changed = submission with
        {
            Name = change.JobName is { } name ? Name(name) : submission.Name,
            JobDescription = change.JobDescription is { } description ? Qualified(description) : submission.JobDescription,
            JobQueue = change.JobQueue is { } queue ? Qualified(queue) : submission.JobQueue,
            Priority = change.Priority switch
            {
                null => submission.Priority,
                >= 1 and <= 9 => change.Priority.Value,
                _ => throw Invalid("a priority is 1 to 9; 1 goes first"),
            },
            Hold = change.Hold ?? submission.Hold,
            JobDate = change.Date is { } date ? Date(date) : submission.JobDate,
            Service = change.Service switch
            {
                null => submission.Service,
                "" => null,
                var service => Name(service),
            },
            Monitor = change.Monitor switch
            {
                null => submission.Monitor,
                "" => null,
                var monitor => Variable(monitor),
            },
            Limits = change.Limits is { } limits ? [.. limits.Select(Need)] : submission.Limits,
            LibraryList = change.LibraryList is { } libraries ? [.. libraries.Select(Name)] : submission.LibraryList,
            Directory = change.Directory is { } directory ? Directory(directory) : submission.Directory,
            Environment = change.Environment is { } entries ? Environment(submission.Environment, entries) : submission.Environment,
        };
        changed = change.Command is { } command ? changed with { Arguments = Command(command), Script = null } : changed;
        return change.LocalDataAt is { } places
            ? changed with
            {
                LocalDataArea = places.Aggregate(LocalDataAreas.Whole(changed.LocalDataArea), LocalDataAreas.With),
            }
            : changed;
    }

    /// <summary>With the text of its script, or its command as <see cref="CommandLines"/> reads it.</summary>
    /// <exception cref="AgentRefusedException">It is none.</exception>
    public static Submission WithText(Submission submission, byte[] text) =>
        submission.Script is null ? submission with { Arguments = CommandLines.Read(text) }
        : text.AsSpan().StartsWith("#!"u8) ? submission with { Script = text }
        : throw Invalid("a script begins with #! and its interpreter; nothing was changed");

    /// <summary>The text that <see cref="WithText"/> takes.</summary>
    public static byte[] TextOf(Submission submission) => submission.Script ?? CommandLines.Write(submission.Arguments);

    private static List<byte[]> Environment(IReadOnlyList<byte[]> before, IReadOnlyList<string> entries)
    {
        List<byte[]> after = [.. before];
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? entry : entry[..equals];
            if (name.Length == 0 || entry.Contains('\0', StringComparison.Ordinal))
            {
                throw Invalid($"'{Printable.Escape(entry)}' is no environment variable: NAME=value sets one, NAME takes it out");
            }

            var prefix = Encoding.UTF8.GetBytes(name + "=");
            after.RemoveAll(other => other.AsSpan().StartsWith(prefix));
            if (equals >= 0)
            {
                after.Add(Encoding.UTF8.GetBytes(entry));
            }
        }

        return after;
    }

    private static List<byte[]> Command(IReadOnlyList<string> command) =>
        command.Count > 0 && command[0].Length > 0 && !command.Any(text => text.Contains('\0', StringComparison.Ordinal))
            ? [.. command.Select(Encoding.UTF8.GetBytes)]
            : throw Invalid("a command is a program and its arguments, without NUL characters");

    private static byte[] Directory(string text) =>
        text.StartsWith('/') && !text.Contains('\0', StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(text)
            : throw Invalid($"the directory '{Printable.Escape(text)}' is not absolute");

    private static DateOnly? Date(string text) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Invalid($"'{Printable.Escape(text)}' is not a date: YYYY-MM-DD");

    private static string Variable(string text) =>
        VariableName.TryParse(text, out var variable, out var why)
            ? variable.ToString()
            : throw Invalid($"'{Printable.Escape(text)}' is not the name of a job variable: {why}");

    private static ObjectName Name(string text) =>
        ObjectName.TryParse(text, out var name) ? name : throw Invalid($"'{Printable.Escape(text)}' is not a name: {ObjectName.Allowed}");

    private static QualifiedName Qualified(string text) =>
        QualifiedName.TryParse(text, out var name)
            ? name
            : throw Invalid($"'{Printable.Escape(text)}' is not LIBRARY/NAME: each part is {ObjectName.Allowed}");

    private static LimitNeed Need(string text) =>
        LimitNeed.TryParse(text, out var need) ? need : throw Invalid($"'{Printable.Escape(text)}' is not a limit: {LimitNeed.Allowed}");

    private static AgentRefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);
}
