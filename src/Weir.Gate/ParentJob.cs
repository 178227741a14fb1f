using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>
/// The job of Weir that this program runs in, as its environment tells of it: what it hands on to the jobs that it submits.
/// </summary>
internal sealed class ParentJob(IReadOnlyList<byte[]> environment)
{
    /// <summary>What is a job's own: a job in place that is submitted inside another must not have that one's.</summary>
    private static readonly string[] _own = ["WEIR_JOB", "WEIR_JOB_NAME", "WEIR_JOB_DATE", "WEIR_LDA", "WEIR_MONITOR"];

    private readonly bool _isThere = ProcessBytes.ValueOf(environment, "WEIR_JOB"u8) is { Length: > 0 };

    /// <summary>Whether this process is in a control group as jobs have them.</summary>
    public static bool IsInside() => ProcessBytes.ReadFile("/proc/self/cgroup").AsSpan().IndexOf("/weir/"u8) >= 0;

    /// <summary>Its library list now.</summary>
    public IReadOnlyList<ObjectName> LibraryList()
    {
        if (!_isThere || ProcessBytes.ValueOf(environment, "WEIR_LIBRARY_LIST"u8) is not { Length: > 0 } list)
        {
            return [];
        }

        if (!JobSpec.TryParseLibraries(Encoding.UTF8.GetString(list), out var libraries))
        {
            StandardStreams.Complain(
                $"WEIR_LIBRARY_LIST={Printable.Escape(list, 200)} is no library list, names with : between them; the new job has none"
            );
        }

        return libraries;
    }

    /// <summary>What its local data area holds now; <see langword="null"/> where it has none.</summary>
    public byte[]? LocalDataArea()
    {
        if (!_isThere || ProcessBytes.ValueOf(environment, "WEIR_LDA"u8) is not { Length: > 0 } path)
        {
            return null;
        }

        var area = ProcessBytes.ReadTrusted(path);
        if (area.Length == 0)
        {
            StandardStreams.Complain(
                $"{Printable.Escape(path, 400)}, the local data area, is empty or cannot be read; the new job has none"
            );
            return null;
        }

        return area.Length > JobSpec.LocalDataAreaSize ? area[..JobSpec.LocalDataAreaSize] : area;
    }

    /// <summary>
    /// The environment without what is that job's own; the library list is taken over by the submission where there is an option for it.
    /// </summary>
    public List<byte[]> Remaining(bool keepsLibraryList) =>
        !_isThere ? [.. environment] : GateEnvironment.Without(environment, keepsLibraryList ? _own : [.. _own, "WEIR_LIBRARY_LIST"]);

    /// <summary>
    /// A script of at's without the lines of its head that set what is the submitting job's own, or <see langword="null"/> where there are
    /// none: the shell would set them over what the job is told itself.
    /// </summary>
    public static byte[]? RemainingScript(ReadOnlySpan<byte> script)
    {
        var ends = script.IndexOf("\ncd "u8);
        var head = ends < 0 ? default : script[..(ends + 1)];
        if (head.IndexOf("\nWEIR_JOB="u8) < 0)
        {
            return null;
        }

        List<byte> left = new(script.Length);
        var rest = head;
        while (!rest.IsEmpty)
        {
            var line = rest[..(rest.IndexOf((byte)'\n') + 1)];
            rest = rest[line.Length..];
            if (!IsOwn(line))
            {
                left.AddRange(line);
            }
        }

        left.AddRange(script[head.Length..]);
        return [.. left];
    }

    // NAME=value; export NAME. A value of several lines is quoted at each line's end, and none of these has one.
    private static bool IsOwn(ReadOnlySpan<byte> line)
    {
        foreach (var name in (ReadOnlySpan<string>)[.. _own, "WEIR_SERVER"])
        {
            if (line.StartsWith(Encoding.ASCII.GetBytes(name + "=")) && line.EndsWith(Encoding.ASCII.GetBytes($"; export {name}\n")))
            {
                return true;
            }
        }

        return false;
    }
}
