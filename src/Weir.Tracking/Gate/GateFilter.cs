using System.Buffers.Text;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Gate;

/// <summary>
/// The compiled filter that an agent publishes and the gate reads before every job. A window on the file's bytes: nothing is
/// copied, so that a submission that no rule matches costs one read. Lines of unknown kinds are passed over.
/// </summary>
public readonly ref struct GateFilter
{
    private readonly ReadOnlySpan<byte> _ways;

    private readonly ReadOnlySpan<byte> _names;

    private readonly ReadOnlySpan<byte> _rules;

    private GateFilter(ReadOnlySpan<byte> lines)
    {
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
            else if (_ways.IsEmpty && line.StartsWith("way "u8))
            {
                _ways = lines[Offset(lines, line)..];
            }
            else if (_names.IsEmpty && line.StartsWith("name "u8))
            {
                _names = lines[Offset(lines, line)..];
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

    /// <summary>Whether there is any rule.</summary>
    public bool HasRules => !_rules.IsEmpty;

    /// <summary>Whether the user of a submission can make a difference, so that it is worth finding out.</summary>
    public bool LooksAtUsers
    {
        get
        {
            if (!_names.IsEmpty)
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
        if (!bytes.StartsWith("weir-gate 1\n"u8))
        {
            return false;
        }

        filter = new GateFilter(bytes[12..]);
        return true;
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
        var rest = _rules;
        while (NextLine(ref rest, out var line))
        {
            if (!line.StartsWith("rule "u8))
            {
                continue;
            }

            line = line[5..];
            var name = NextField(ref line);
            var type = NextField(ref line);
            if (
                Fits(ref line, jobName, ignoreCase: true)
                && Fits(ref line, user, ignoreCase: false)
                && Fits(ref line, jobDescriptionLibrary, ignoreCase: true)
                && Fits(ref line, jobDescription, ignoreCase: true)
                && Fits(ref line, jobQueueLibrary, ignoreCase: true)
                && Fits(ref line, jobQueue, ignoreCase: true)
            )
            {
                if (type.SequenceEqual("none"u8))
                {
                    return default;
                }

                return new GateDecision(
                    name,
                    Type(type),
                    NextField(ref line).SequenceEqual("run"u8) ? WhenAgentDown.Run : WhenAgentDown.Wait
                );
            }
        }

        return default;
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
