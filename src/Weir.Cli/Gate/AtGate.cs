using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Cli.Gate;

/// <summary>
/// <c>exec weir at-run NAME QUEUE # weir:gate</c>, the marked line at the head of a spooled script of at. The shell that reads it
/// becomes this program; once let go, a new shell reads the rest of the script from the same descriptor.
/// </summary>
internal sealed class AtGate(List<byte[]> environment)
{
    private const int Usage = 2;

    public int Run(List<byte[]> arguments)
    {
        const int NameAt = 1, QueueAt = 2, Wanted = 3;
        if (arguments.Count != Wanted || !ObjectName.TryParse(Encoding.UTF8.GetString(arguments[NameAt]), out var name)
            || !ObjectName.TryParse(Encoding.UTF8.GetString(arguments[QueueAt]), out var queue))
        {
            StandardStreams.Complain("usage: weir at-run NAME QUEUE, from the head of a script that at runs");
            return Usage;
        }

        SkipMarkedLine();
        var at = ObjectName.Parse("AT");
        byte[] shell = [.. "/bin/sh"u8];
        List<byte[]> given = [[.. "sh"u8]];
        return new InPlaceGate
        {
            Way = WayIn.At,
            Place = new GatePlace(environment, null),
            Programs = [shell],
            Arguments = given,
            Environment = environment,
            Identify = (_, _) => new GateIdentity(name, new QualifiedName(at, queue), new QualifiedName(at, queue)),
            Submit = identity => new Submission
            {
                Key = Guid.NewGuid(),
                Name = identity.Name,
                Way = WayIn.At,
                Mode = SubmissionMode.InPlace,
                JobDescription = identity.JobDescription,
                JobQueue = identity.JobQueue,
                Arguments = given,
                Directory = ProcessBytes.CurrentFolder() ?? "/"u8.ToArray(),
                Umask = ProcessBytes.Umask(),
            },
        }.Pass();
    }

    // The shell has read ahead of the line that it was at: the next one must begin just after the mark.
    private static void SkipMarkedLine()
    {
        var mark = "# weir:gate\n"u8;
        if (!Descriptors.TrySeek(0, 0))
        {
            return;
        }

        var script = Descriptors.ReadAll(0);
        var found = script.AsSpan().IndexOf(mark);
        Descriptors.TrySeek(0, found < 0 ? 0 : found + mark.Length);
    }
}
