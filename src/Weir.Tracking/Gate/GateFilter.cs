using System.Buffers.Text;
using Weir.Jobs;
using Weir.Tracking.Matching;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Gate;

/// <summary>
/// The compiled filter that an agent publishes and the gate reads before every job. A window on the file's bytes: nothing is
/// copied, and of many rules few are looked at, so that a submission that no rule matches costs next to nothing. Lines of unknown kinds are
/// passed over. The file of the version before this one, which has no index, is read too.
/// </summary>
public readonly ref struct GateFilter
{
    private static ReadOnlySpan<byte> Version1 => "weir-gate 1\n"u8;

    private static ReadOnlySpan<byte> Version2 => "weir-gate 2\n"u8;

    private readonly ReadOnlySpan<byte> _ways;

    private readonly ReadOnlySpan<byte> _names;

    private readonly ReadOnlySpan<byte> _rules;

    private readonly ReadOnlySpan<byte> _file;

    private readonly ReadOnlySpan<byte> _starts;

    private readonly RuleIndex _index;

    private readonly bool _isIndexed;

    private readonly bool _rulesLookAtUsers;

    private GateFilter(ReadOnlySpan<byte> file)
    {
        _file = file;
        var lines = file[Version1.Length..];
        var rest = lines;
        while (NextLine(ref rest, out var line))
        {
            if (line.StartsWith("socket "u8))
            {
                Socket = line[7..];
            }
            else if (line.StartsWith("agent "u8))
            {
                AgentProcess = Number(line[6..]);
            }
            else if (line.StartsWith("timeout "u8))
            {
                TimeoutMilliseconds = Number(line[8..]);
            }
            else if (line.StartsWith("asks "u8))
            {
                Asks = line.EndsWith("always"u8) ? GateAsks.Always : GateAsks.InsideJobs;
            }
            else if (_ways.IsEmpty && line.StartsWith("way "u8))
            {
                _ways = lines[Offset(lines, line)..];
            }
            else if (_names.IsEmpty && line.StartsWith("name "u8))
            {
                _names = lines[Offset(lines, line)..];
            }
            else if (line.StartsWith("users "u8))
            {
                _rulesLookAtUsers = line.EndsWith("yes"u8);
            }
            else if (line.StartsWith("index "u8))
            {
                _isIndexed = TryIndex(file, line[6..], out _starts, out _index);
                break;
            }
            else if (line.StartsWith("rule "u8))
            {
                // Rules are the bulk of the file and its last part.
                _rules = lines[Offset(lines, line)..];
                break;
            }
        }
    }

    /// <summary>The agent's socket, a path.</summary>
    public ReadOnlySpan<byte> Socket { get; }

    /// <summary>The process id of the agent in control.</summary>
    public int AgentProcess { get; }

    /// <summary>How long a submission tries to reach the agent.</summary>
    public int TimeoutMilliseconds { get; }

    /// <summary>When the agent is asked about a submission.</summary>
    public GateAsks Asks { get; }

    /// <summary>Whether there is any rule.</summary>
    public bool HasRules => !_rules.IsEmpty || !_starts.IsEmpty;

    /// <summary>Whether the user of a submission can make a difference, so that it is worth finding out.</summary>
    public bool LooksAtUsers
    {
        get
        {
            if (!_names.IsEmpty || _rulesLookAtUsers)
            {
                return true;
            }

            var rest = _rules;
            while (NextLine(ref rest, out var line))
            {
                NextField(ref line);
                NextField(ref line);
                NextField(ref line);
                if (!Wildcard.IsAll(NextField(ref line)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The bytes to publish.</summary>
    /// <exception cref="FormatException">A path or a user holds a line end or a tab.</exception>
    public static byte[] Compile(RuleSet rules, GateSettings settings) => GateFile.Write(rules, settings);

    /// <summary>Looks at published bytes, or says that they are no filter this version reads.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out GateFilter filter)
    {
        filter = default;
        if (bytes.StartsWith(Version1))
        {
            filter = new GateFilter(bytes);
            return true;
        }

        if (!bytes.StartsWith(Version2))
        {
            return false;
        }

        // One of this version that was cut off has no index, and says nothing.
        filter = new GateFilter(bytes);
        return filter._isIndexed;
    }

    /// <summary>The state of a way in; off where the file does not name it.</summary>
    public WayState Way(ReadOnlySpan<byte> name)
    {
        var rest = _ways;
        while (NextLine(ref rest, out var line) && line.StartsWith("way "u8))
        {
            line = line[4..];
            if (line.Length > name.Length + 1 && line.StartsWith(name) && line[name.Length] == ' ')
            {
                var word = line[(name.Length + 1)..];
                return word.SequenceEqual("on"u8) ? WayState.On
                    : word.SequenceEqual("observe"u8) ? WayState.Observe
                    : WayState.Off;
            }
        }

        return WayState.Off;
    }

    /// <summary>The name that a comment gives to a user's command, or an empty span.</summary>
    public ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> user, ReadOnlySpan<byte> command)
    {
        if (_names.IsEmpty)
        {
            return default;
        }

        Span<byte> digest = stackalloc byte[CommandDigest.Length];
        CommandDigest.Write(command, digest);
        var rest = _names;
        while (NextLine(ref rest, out var line) && line.StartsWith("name "u8))
        {
            line = line[5..];
            if (NextField(ref line).SequenceEqual(user) && NextField(ref line).SequenceEqual(digest))
            {
                return NextField(ref line);
            }
        }

        return default;
    }

    /// <summary>What the first matching rule says. Decides exactly as <see cref="RuleSet"/> does.</summary>
    public GateDecision Match(
        ReadOnlySpan<byte> jobName,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> jobDescriptionLibrary,
        ReadOnlySpan<byte> jobDescription,
        ReadOnlySpan<byte> jobQueueLibrary,
        ReadOnlySpan<byte> jobQueue
    )
    {
        var subject = new SubjectBytes(jobName, user, jobDescription, jobDescriptionLibrary, jobQueue, jobQueueLibrary);
        var line = _isIndexed ? FirstByIndex(subject) : FirstOfAll(subject);
        if (line.IsEmpty)
        {
            return default;
        }

        var name = NextField(ref line);
        var type = NextField(ref line);
        for (var passed = 0; passed < 6; passed++)
        {
            NextField(ref line);
        }

        // A rule that lets its jobs run untouched is as good as none here.
        return type.SequenceEqual("none"u8)
            ? default
            : new GateDecision(name, Type(type), line.SequenceEqual("run"u8) ? WhenAgentDown.Run : WhenAgentDown.Wait);
    }

    // The line of the first rule that matches, behind its word; empty where there is none.
    private ReadOnlySpan<byte> FirstByIndex(SubjectBytes subject)
    {
        ReadOnlySpan<byte> found = default;
        var first = int.MaxValue;
        var candidates = _index.For(subject);
        while (candidates.Next(first, out var place))
        {
            // Bytes that somebody spoilt must not keep a command from running.
            var start = place < _starts.Length / sizeof(int) ? RuleIndex.Number(_starts, place) : -1;
            if (start < 0 || start >= _file.Length)
            {
                continue;
            }

            var rest = _file[start..];
            if (NextLine(ref rest, out var line) && line.StartsWith("rule "u8) && Matches(line[5..], subject))
            {
                first = place;
                found = line[5..];
            }
        }

        return found;
    }

    private ReadOnlySpan<byte> FirstOfAll(SubjectBytes subject)
    {
        var rest = _rules;
        while (NextLine(ref rest, out var line))
        {
            if (line.StartsWith("rule "u8) && Matches(line[5..], subject))
            {
                return line[5..];
            }
        }

        return default;
    }

    private static bool Matches(ReadOnlySpan<byte> line, SubjectBytes subject)
    {
        NextField(ref line);
        NextField(ref line);
        return Fits(ref line, subject.At(RulePosition.JobName), ignoreCase: true)
            && Fits(ref line, subject.At(RulePosition.User), ignoreCase: false)
            && Fits(ref line, subject.At(RulePosition.JobDescriptionLibrary), ignoreCase: true)
            && Fits(ref line, subject.At(RulePosition.JobDescription), ignoreCase: true)
            && Fits(ref line, subject.At(RulePosition.JobQueueLibrary), ignoreCase: true)
            && Fits(ref line, subject.At(RulePosition.JobQueue), ignoreCase: true);
    }

    // AT COUNT: where the starts of so many lines are, behind which the index is to the end of the file.
    private static bool TryIndex(ReadOnlySpan<byte> file, ReadOnlySpan<byte> numbers, out ReadOnlySpan<byte> starts, out RuleIndex index)
    {
        starts = default;
        index = default;
        var blank = numbers.IndexOf((byte)' ');
        var (at, count) = blank < 0 ? (0, 0) : (Number(numbers[..blank]), Number(numbers[(blank + 1)..]));
        if (at <= 0 || count < 0 || at + ((long)count * sizeof(int)) > file.Length)
        {
            return false;
        }

        starts = file.Slice(at, count * sizeof(int));
        return RuleIndex.TryRead(file[(at + starts.Length)..], out index);
    }

    private static bool Fits(scoped ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> value, bool ignoreCase) =>
        Wildcard.Fits(NextField(ref line), value, ignoreCase);

    private static TrackType Type(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("track"u8) ? TrackType.Track
        : word.SequenceEqual("automatic"u8) ? TrackType.Automatic
        : TrackType.Queue;

    private static bool NextLine(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            // A line without its end was cut off and says nothing.
            line = default;
            return false;
        }

        line = rest[..end];
        rest = rest[(end + 1)..];
        return true;
    }

    private static ReadOnlySpan<byte> NextField(scoped ref ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var field = tab < 0 ? line : line[..tab];
        line = tab < 0 ? default : line[(tab + 1)..];
        return field;
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length ? number : 0;

    private static int Offset(ReadOnlySpan<byte> all, ReadOnlySpan<byte> part)
    {
        all.Overlaps(part, out var offset);
        return offset;
    }
}
