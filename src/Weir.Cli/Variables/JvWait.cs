using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvWait
{
    private static readonly string[] s_environment = ["PATH", "HOME", "LANG", "USER", "LOGNAME", "SHELL", "TZ"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "wait",
            "Wait until a condition on variables is true, or leave an action that does something then.",
            "weir jv wait MON.JOB --timeout 1h",
            "weir jv wait \"((MON.JOB,1,2)='\\$T' OR (MON.JOB,1,2)='\\$A')\" --timeout 1h",
            "weir jv wait MON.JOB --until \"(1,2)='\\$R'\"",
            "weir jv wait \"((STATE)='READY')\" --until 17:30",
            "weir jv wait \"((MON.JOB,1,2)='\\$T')\" --then 'set STATE,1=DONE' --then submit -- ./next.sh"
        );
        var condition = new Argument<string>("CONDITION")
        {
            Description =
                "As \"((NAME,1,2)='\\$T')\"; or a variable's name, alone or with --until \"(1,2)='\\$T'\". Alone: until the job that it monitors is over.",
        };
        var command = new Argument<string[]>("COMMAND")
        {
            Description = "After --: what --then submit submits.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        verb.Arguments.Add(condition);
        verb.Arguments.Add(command);
        var timeout = new Option<string?>("--timeout")
        {
            Description = "Wait at most this long: 90, 90s, 5m, 1h, 2d; after that the exit status is 5.",
            HelpName = "SPAN",
        };
        var until = new Option<string[]>("--until")
        {
            Description = "Wait at most until this time: 17:30, 2026-11-21T17:30. Or the condition on the variable named.",
            HelpName = "MOMENT",
        };
        var check = new Option<string?>("--check")
        {
            Description = "current: what is there now counts (default); next: only what is written from now on.",
            HelpName = "current|next",
        };
        var then = new Option<string[]>("--then")
        {
            Description =
                "Do not wait: leave an action with the agent, which does this then. 'set NAME[,POSITION]=VALUE', or 'submit' with -- COMMAND; may be given several times.",
            HelpName = "ACTION",
        };
        var action = new Option<string?>("--action") { Description = "The action's name; default one that is made.", HelpName = "NAME" };
        var repeat = new Option<bool>("--repeat") { Description = "The action acts each time the condition becomes true." };
        foreach (var option in new Option[] { timeout, until, check, then, action, repeat })
        {
            verb.Options.Add(option);
        }

        var password = new VariablePassword(verb);
        context.Do(
            verb,
            s =>
            {
                var untils = s.Value(until) ?? [];
                var about = untils.Where(text => text.StartsWith('(')).ToList();
                var moments = untils
                    .Where(text => !text.StartsWith('('))
                    .Select(text => DurationArgument.Moment("--until", text, s.Process.Time))
                    .ToList();
                var request = new ConditionRequest
                {
                    Condition = Condition(s.Value(condition), about),
                    Check = s.Value(check) is null or "current" or "next"
                        ? s.Value(check) ?? "current"
                        : throw new UsageException($"--check '{Printable.Escape(s.Value(check))}' is none; allowed are current and next"),
                    Seconds = DurationArgument.Seconds("--timeout", s.Value(timeout)),
                    Until = moments.Count == 0 ? null : moments.Min(),
                    Name = s.Value(action),
                    Repeat = s.Value(repeat),
                };
                if (request.Until < s.Process.Time.GetUtcNow())
                {
                    throw new UsageException("--until is in the past; allowed is a moment to come");
                }

                var deeds = s.Value(then) ?? [];
                var words = s.Value(command);
                if (deeds.Length > 0)
                {
                    return LeaveAsync(s, Acting(s, request, deeds, words));
                }

                return words.Length > 0 || request.Repeat || request.Name is not null
                    ? throw new UsageException("a command, --repeat and --action go with --then")
                    : WaitAsync(s, request, password);
            }
        );
        return verb;
    }

    private static string Condition(string typed, List<string> about) =>
        typed.Contains("=''", StringComparison.Ordinal) || about.Any(text => text.Contains("=''", StringComparison.Ordinal))
            ? throw new UsageException("'' compares with nothing; within double quotes the shell takes $T away, allowed is \\$T there")
            : (typed.StartsWith('('), about.Count) switch
            {
                (true, 0) => typed,
                (false, 1) => ConditionText.About(VariablePath.Checked(typed), about[0]),
                (false, 0) => ConditionText.About(VariablePath.Checked(typed), "(1,2)='$T' OR (1,2)='$A'"),
                _ => throw new UsageException(
                    "the condition is said twice; allowed is a condition, or a variable with --until \"(1,2)='\\$T'\""
                ),
            };

    // The agent may restart while somebody waits: the wait goes on with the next one.
    private static async Task<int> WaitAsync(Session s, ConditionRequest request, VariablePassword password)
    {
        var started = s.Process.Time.GetTimestamp();
        var reached = false;
        while (true)
        {
            using var client = s.OpenPatient();
            password.SendWith(s, client);
            var spent = s.Process.Time.GetElapsedTime(started).TotalSeconds;
            using var message = WeirClient.Json(
                request with
                {
                    Seconds = request.Seconds is { } all ? Math.Max(0, all - spent) : null,
                },
                WeirJson.Default.ConditionRequest
            );
            try
            {
                var answer = await client.SendAsync(HttpMethod.Post, "v1/conditions/wait", message, s.Cancellation).ConfigureAwait(false);
                return await PrintAsync(s, answer, request).ConfigureAwait(false);
            }
            catch (WeirException e) when (e.ExitCode == ExitStatus.NotReachable && (reached || BrokeOff(e)))
            {
                reached = true;
                if ((request.Seconds is { } most && spent >= most) || request.Until <= s.Process.Time.GetUtcNow())
                {
                    return TimedOut(s, request);
                }

                await Task.Delay(Pause, s.Process.Time, s.Cancellation).ConfigureAwait(false);
            }
        }
    }

    // The connection was there, so an agent was: another will be.
    private static bool BrokeOff(WeirException failure) =>
        failure.InnerException is IOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded };

    private static async Task<int> PrintAsync(Session s, byte[] answer, ConditionRequest request)
    {
        if (s.Json)
        {
            await s.PrintAsync(answer).ConfigureAwait(false);
        }

        return WeirClient.Read(answer, WeirJson.Default.ConditionOutcome).Met ? ExitStatus.Done : TimedOut(s, request);
    }

    private static int TimedOut(Session s, ConditionRequest request)
    {
        s.Note($"weir: jv wait: the time is up and {Printable.Escape(request.Condition, 200)} is not true");
        return ExitStatus.TimedOut;
    }

    private static ConditionRequest Acting(Session s, ConditionRequest request, string[] deeds, string[] words)
    {
        List<ConditionSet> sets = [];
        var submits = false;
        foreach (var deed in deeds)
        {
            if (deed == "submit")
            {
                submits = true;
            }
            else
            {
                sets.Add(SetOf(deed));
            }
        }

        if (submits != words.Length > 0)
        {
            throw new UsageException("--then submit needs a command after --, and a command needs --then submit");
        }

        return request with
        {
            Set = sets,
            Submit = submits ? SubmitOf(s, words) : null,
        };
    }

    private static ConditionSet SetOf(string deed)
    {
        var equals = deed.IndexOf('=', StringComparison.Ordinal);
        if (!deed.StartsWith("set ", StringComparison.Ordinal) || equals < 0)
        {
            throw new UsageException($"--then '{Printable.Escape(deed)}' is none; allowed are 'set NAME[,POSITION]=VALUE' and submit");
        }

        var target = deed[4..equals].Trim().Split(',');
        int? position =
            target.Length < 2 ? null
            : int.TryParse(target[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at is >= 1 and <= 256 ? at
            : throw new UsageException($"--then '{Printable.Escape(deed)}': the position is 1 to 256");
        return new ConditionSet(VariablePath.Checked(target[0]), position, deed[(equals + 1)..]);
    }

    private static SubmitRequest SubmitOf(Session s, string[] words) =>
        new()
        {
            Command = words,
            Directory = Directory.GetCurrentDirectory(),
            Environment = s_environment
                .Select(name => (Name: name, Value: s.Process.Environment(name)))
                .Where(entry => entry.Value is not null)
                .ToDictionary(entry => entry.Name, entry => entry.Value!),
        };

    private static async Task<int> LeaveAsync(Session s, ConditionRequest request)
    {
        using var message = WeirClient.Json(request, WeirJson.Default.ConditionRequest);
        return await s.ShowAsync(
                HttpMethod.Post,
                "v1/conditions/actions",
                message,
                WeirJson.Default.ActionView,
                view => s.Out.WriteLine(Printable.Escape(view.Name))
            )
            .ConfigureAwait(false);
    }
}
