using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Naming;

namespace Weir.Gate;

/// <summary><c>weir submit</c>: stores a submission with the agent and prints its number.</summary>
internal sealed class SubmitGate(List<byte[]> environment)
{
    private const int Refused = 1,
        Unreachable = 3,
        OwnFailure = 125,
        StandardInput = 0,
        StandardError = 2;

    private const string Asking = "?capture=ask";

    public int Run(GateOptions options)
    {
        var command = options.Script is { } script ? [script, .. options.Command] : options.Command;
        byte[]? text = null;
        if (options.Script is not null && !TryReadScript(options.Script, out text))
        {
            return Refused;
        }

        if (ProcessBytes.CurrentFolder() is not { } folder)
        {
            StandardStreams.Complain("the working directory is gone; change to one that exists and submit again");
            return Refused;
        }

        var kept = KeptEnvironment.OfStored(environment, options.Export ?? ProcessBytes.ValueOf(environment, "WEIR_EXPORT"u8) ?? []);
        if (Fault(command[0], text, ProcessBytes.ValueOf(kept, "PATH"u8)) is { } fault)
        {
            StandardStreams.Complain($"{Printable.Escape(command[0])}: {fault}; nothing was submitted");
            return Refused;
        }

        var place = new GatePaths(environment, options.Socket);
        var body = SubmissionCodec.Write(Submission(options, command, text, folder, kept));
        if (body.Length > SubmissionCodec.MaximumSize)
        {
            StandardStreams.Complain(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a submission has at most {SubmissionCodec.MaximumSize} bytes, this one {body.Length}, its script included: put the data into a file; nothing was submitted"
                )
            );
            return Refused;
        }

        return Send(place, body, options);
    }

    // What could only fail at the start, and there without a word that helps.
    private static string? Fault(byte[] command, byte[]? script, byte[]? path)
    {
        if (script is not null)
        {
            return ProgramFault.OfScript(script, path);
        }

        var candidates = ProgramSearch.Candidates(command, path);
        var error = ProgramSearch.Check(candidates);
        return ProgramFault.Find(candidates, path) ?? (error == 0 ? null : LinuxException.TextOf(error));
    }

    private static int Send(GatePaths place, byte[] body, GateOptions options)
    {
        const int Success = 200,
            ServerError = 500,
            Taken = 409,
            Busy = 503,
            Full = 507,
            FirstPause = 20,
            LongestPause = 500;
        var until = Environment.TickCount64 + (long)options.Patience.TotalMilliseconds;
        string? busy = null;
        byte[]? asked = null;
        var isUncertain = false;
        var choice = !options.Yes && Terminal.Is(StandardInput) && Terminal.Is(StandardError) ? Asking : "";
        for (var pause = FirstPause; ; pause = Math.Min(pause * 2, LongestPause))
        {
            // An agent that may have taken it is asked on: at another it would be another job.
            var socket = asked ?? place.Socket();
            var left = (int)Math.Clamp(until - Environment.TickCount64, 1, int.MaxValue);
            using var call = AgentCall.TrySend(
                socket,
                "POST",
                "/v1/submissions" + choice,
                SubmissionCodec.MediaType,
                body,
                left,
                out var isConnected
            );
            asked = isConnected ? socket : asked;
            if (call is { Status: Success } && call.TryReadLine(left, out var line))
            {
                var first = line.TrimEnd((byte)'\r').ToArray();
                PrintWarnings(call);
                if (CaptureReply.Read(first) is not { } capture)
                {
                    return Answered(socket, Encoding.ASCII.GetString(first), options);
                }

                if (!capture.IsQuestion)
                {
                    return Captured(capture, options);
                }

                if (CapturePrompt.AtTerminal.Ask(capture) is not { } answer)
                {
                    StandardStreams.Complain("nothing was submitted, and nothing captured");
                    return Refused;
                }

                // The time it takes to answer is not the agent's.
                until = Environment.TickCount64 + (long)options.Patience.TotalMilliseconds;
                choice = "?capture=" + answer.Replace("#", "%23", StringComparison.Ordinal);
                continue;
            }

            if (call is { Status: Taken } && choice.Length > Asking.Length && !isUncertain)
            {
                StandardStreams.Complain(Printable.Escape(call.ReadProblem(), 400));
                choice = Asking;
                continue;
            }

            // What an earlier try may have stored is not taken back by what this one is told.
            if (call is { Status: not Success and < ServerError } || (call is { Status: Full } && !isUncertain))
            {
                StandardStreams.Complain(Printable.Escape(call.ReadProblem(), 400));
                return options.Wait ? OwnFailure : Refused;
            }

            isUncertain |= isConnected && call is not { Status: Full };
            // The last try may have too little time left for an answer: what the agent said before is still so.
            busy =
                call is { Status: Busy } ? Printable.Escape(call.ReadProblem(), 400)
                : call is null or { Status: Full } ? busy
                : null;

            // The same submission again, with the same key, is the same submission.
            if (Environment.TickCount64 + pause >= until)
            {
                if (busy is not null)
                {
                    StandardStreams.Complain(busy);
                    return options.Wait ? OwnFailure : Unreachable;
                }

                StandardStreams.Complain(
                    isConnected
                        ? $"the agent at {Printable.Escape(socket)} has not answered in time; nothing is known to be submitted; 'weir status' says how it is"
                        : $"no agent answers at {Printable.Escape(socket)}; nothing is known to be submitted; is 'weir up' running?{place.Gone()}"
                );
                return options.Wait ? OwnFailure : Unreachable;
            }

            Pause.For(pause);
        }
    }

    private static int Captured(CaptureReply capture, GateOptions options)
    {
        var id = Printable.Escape(capture.Id);
        var unsaid = StandardStreams.Print(options.Json ? $"{{\"number\":null,\"captured\":\"{id}\"}}\n" : id + "\n");
        StandardStreams.Complain($"captured as {id} from {Printable.Escape(capture.Source)}; nothing runs, weir capture run {id} runs it");
        return unsaid is null ? 0 : Refused;
    }

    private static void PrintWarnings(AgentCall call)
    {
        const int Patience = 1000;
        while (call.TryReadLine(Patience, out var warning))
        {
            StandardStreams.Complain(Printable.Escape(warning, 400));
        }
    }

    private static int Answered(byte[] socket, string number, GateOptions options)
    {
        var isNumber = TrackingNumber.TryParse(number, out var tracking);
        var unsaid = StandardStreams.Print(
            options.Json
                ? $"{{\"number\":{(isNumber ? tracking.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null")}}}\n"
            : isNumber ? number + "\n"
            : ""
        );
        if (unsaid is not null)
        {
            StandardStreams.Complain(
                $"{(isNumber ? $"job {number}" : "the job")} was submitted; its number cannot be written to standard output: {unsaid}"
            );
        }

        if (isNumber && (options.Verbose || Terminal.Is(StandardError)))
        {
            PrintEstimate(socket, tracking);
        }

        return options.Wait && isNumber ? new WaitForEnd(socket, tracking).Wait()
            : unsaid is null ? 0
            : Refused;
    }

    // One more question, for people only: a job that went at once has no estimate, and none that comes late is waited for.
    private static void PrintEstimate(byte[] socket, TrackingNumber number)
    {
        const int Patience = 2000,
            Success = 200;
        using var call = AgentCall.TrySend(
            socket,
            "GET",
            string.Create(CultureInfo.InvariantCulture, $"/v1/jobs/{number.Value}/estimate"),
            "text/plain",
            [],
            Patience
        );
        if (
            call is { Status: Success }
            && call.TryReadLine(Patience, out var line)
            && line.TrimEnd((byte)'\r') is { IsEmpty: false } estimate
        )
        {
            StandardStreams.Complain($"job {number} waits; estimated time to selection: {Printable.Escape(estimate, 400)}");
        }
    }

    private static bool TryReadScript(byte[] path, out byte[]? text)
    {
        text = null;
        try
        {
            text = path.AsSpan().SequenceEqual("-"u8)
                ? Descriptors.ReadAll(0, SubmissionCodec.MaximumSize)
                : ProcessBytes.ReadFile(Encoding.UTF8.GetString(path));
        }
        catch (LinuxException failed)
        {
            StandardStreams.Complain($"{Printable.Escape(path)}: {failed.Message}; nothing was submitted");
            return false;
        }

        if (!text.AsSpan().StartsWith("#!"u8))
        {
            StandardStreams.Complain(
                $"{Printable.Escape(path)} is not a script that can be read and begins with #!; for a command write: weir submit -- {Printable.Escape(path)}"
            );
            return false;
        }

        return true;
    }

    private Submission Submission(GateOptions options, List<byte[]> command, byte[]? script, byte[] folder, List<byte[]> kept)
    {
        List<ResourceLimit> limits = [];
        for (var resource = 0; resource < ResourceLimits.Count; resource++)
        {
            var (soft, hard) = ResourceLimits.Get(resource);
            limits.Add(new ResourceLimit(resource, soft, hard));
        }

        var isInput = options.Script is { } path && path.AsSpan().SequenceEqual("-"u8);
        var submission = new Submission
        {
            Key = Guid.NewGuid(),
            Name = options.Name ?? (isInput ? ObjectName.Parse("stdin") : JobNaming.FromArguments(script is null ? command : [command[0]])),
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            JobDescription = options.JobDescription ?? QualifiedName.Default,
            JobQueue = options.JobQueue ?? QualifiedName.Default,
            Arguments = command,
            Script = script,
            Environment = kept,
            Directory = folder,
            Umask = ProcessBytes.Umask(),
            ResourceLimits = limits,
        };
        return options.AddTo(submission, environment);
    }
}
