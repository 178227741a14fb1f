using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>Registers a submission in place and waits for what becomes of it, however often the agent restarts meanwhile.</summary>
internal sealed class GateWait(byte[] socket, Submission submission, int number = 0)
{
    private const int FirstPause = 50,
        LongestPause = 1000;

    /// <summary>The tracking number, once there is one.</summary>
    public int Number { get; private set; } = number;

    /// <summary>The folder for what this process reports, after <see cref="GateAnswer.Go"/>.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>
    /// The job's folder, after <see cref="GateAnswer.Go"/>; <see langword="null"/> where an older agent has only the one above.
    /// </summary>
    public string? JobFolder { get; private set; }

    /// <summary>The control group to start the command in, after <see cref="GateAnswer.Go"/>, or <see langword="null"/>.</summary>
    public string? Cgroup { get; private set; }

    /// <summary>Variables for the command, after <see cref="GateAnswer.Go"/>.</summary>
    public List<byte[]> Environment { get; } = [];

    /// <summary>Told what it waits for, where the agent says so.</summary>
    public Action<string>? News { get; init; }

    /// <summary>Why, where it was refused or cancelled.</summary>
    public string Text { get; private set; } = "";

    /// <summary>
    /// Waits for the last word. <paramref name="milliseconds"/> bounds reaching an agent, not the wait once it has the submission;
    /// -1: no bound.
    /// </summary>
    public GateAnswer Wait(int milliseconds)
    {
        var until = milliseconds < 0 ? long.MaxValue : System.Environment.TickCount64 + milliseconds;
        var body = SubmissionCodec.Write(submission);
        // Until here the command was run without us where the runtime gave up; now the agent may know of it.
        Signals.SetDefault(Signals.Abort);
        var pause = FirstPause;
        while (true)
        {
            var (answer, reached) = Number == 0 ? Register(body, until) : Return();
            if (answer is { } last)
            {
                return last;
            }

            if (Number == 0 && System.Environment.TickCount64 >= until)
            {
                return GateAnswer.NoAgent;
            }

            pause = reached ? FirstPause : Math.Min(pause * 2, LongestPause);
            Pause.For(Number == 0 && until != long.MaxValue ? (int)Math.Clamp(until - System.Environment.TickCount64, 0, pause) : pause);
        }
    }

    private (GateAnswer? Answer, bool Reached) Register(byte[] body, long until) => Ask("/v1/gate", SubmissionCodec.MediaType, body, until);

    private (GateAnswer? Answer, bool Reached) Return() =>
        Ask(
            string.Create(CultureInfo.InvariantCulture, $"/v1/gate/{Number:D9}"),
            "application/octet-stream",
            submission.Key.ToByteArray(),
            long.MaxValue
        );

    private (GateAnswer? Answer, bool Reached) Ask(string path, string mediaType, byte[] body, long until)
    {
        // Without a bound each attempt has one yet: an agent that is stopped may be replaced by another.
        const int Attempt = 5000,
            ServerError = 500,
            Success = 200;
        var left = until == long.MaxValue ? Attempt : (int)Math.Max(1, until - System.Environment.TickCount64);
        using var call = AgentCall.TrySend(socket, "POST", path, mediaType, body, left);
        if (call is null || call.Status >= ServerError)
        {
            return (null, false);
        }

        if (call.Status != Success)
        {
            Text = call.ReadProblem();
            return (GateAnswer.Refused, true);
        }

        Environment.Clear();
        Cgroup = null;
        JobFolder = null;
        while (call.TryReadLine(Number == 0 ? Math.Max(1, left) : -1, out var line))
        {
            if (ReadAnswer(line) is { } answer)
            {
                return (answer, true);
            }
        }

        return (null, Number != 0);
    }

    private GateAnswer? ReadAnswer(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        var blank = line.IndexOf((byte)' ');
        var word = blank < 0 ? line : line[..blank];
        var rest = blank < 0 ? default : line[(blank + 1)..];
        if (word.SequenceEqual("number"u8) && Utf8Parser.TryParse(rest, out int number, out _))
        {
            Number = number;
        }
        else if (word.SequenceEqual("env"u8))
        {
            ReadVariable(rest);
        }
        else if (word.SequenceEqual("cgroup"u8))
        {
            Cgroup = Encoding.UTF8.GetString(rest);
        }
        else if (word.SequenceEqual("folder"u8))
        {
            JobFolder = Encoding.UTF8.GetString(rest);
        }
        else if (word.SequenceEqual("go"u8))
        {
            Folder = Encoding.UTF8.GetString(rest);
            return GateAnswer.Go;
        }
        else if (word.SequenceEqual("run"u8))
        {
            return GateAnswer.Run;
        }
        else if (word.SequenceEqual("skip"u8))
        {
            return GateAnswer.Skip;
        }
        else if (word.SequenceEqual("cancelled"u8))
        {
            Text = Encoding.UTF8.GetString(rest);
            return GateAnswer.Cancelled;
        }
        else if (word.SequenceEqual("wait"u8))
        {
            News?.Invoke(Encoding.UTF8.GetString(rest));
        }

        // Other words are from a newer agent.
        return null;
    }

    private void ReadVariable(ReadOnlySpan<byte> entry)
    {
        var equals = entry.IndexOf((byte)'=');
        if (equals <= 0)
        {
            return;
        }

        // What is no value is passed over: the gate must not be the reason that the command does not run.
        var value = new byte[entry.Length];
        if (Convert.TryFromBase64Chars(Encoding.ASCII.GetString(entry[(equals + 1)..]), value, out var length))
        {
            Environment.Add([.. entry[..(equals + 1)], .. value.AsSpan(0, length)]);
        }
    }
}
