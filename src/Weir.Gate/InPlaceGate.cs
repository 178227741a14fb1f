using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Gate;

/// <summary>A command that waits at the gate and then is the command: the common part of <c>run</c>, cron and at.</summary>
internal sealed class InPlaceGate
{
    private const int OwnFailure = 125,
        NotFound = 127,
        NotExecutable = 126;

    /// <summary>A job's mark and its end are files, of about a kilobyte.</summary>
    private const ulong LeastFileSize = 64 * 1024;

    public required WayIn Way { get; init; }

    public required GatePaths Place { get; init; }

    public required IReadOnlyList<byte[]> Programs { get; init; }

    public required IReadOnlyList<byte[]> Arguments { get; init; }

    /// <summary>What the command gets, but for what the agent adds.</summary>
    public required IReadOnlyList<byte[]> Environment { get; init; }

    /// <summary>
    /// Says what rules look at, given the published filter and the user's name; that is empty where no rule looks at users.
    /// </summary>
    public required Func<FileView, string, GateIdentity> Identify { get; init; }

    /// <summary>What this submission is known by; a new one unless it was submitted before.</summary>
    public Guid? Key { get; init; }

    /// <summary>Adds to the submission what this way in has more; asked only where a rule matches or an agent is needed.</summary>
    public Func<Submission, Submission> Complete { get; init; } = submission => submission;

    /// <summary>What is still to be done before the command starts as a job.</summary>
    public Action Going { get; init; } = static () => { };

    /// <summary>Whether the submission needs an agent, rule or no rule.</summary>
    public bool NeedsAgent { get; init; }

    /// <summary>The tracking number that it has already, from the spool it lay in; 0 where it has none.</summary>
    public int Number { get; init; }

    /// <summary>Passes the gate; an exit status, where this process does not become the command.</summary>
    public int Pass()
    {
        using var published = Place.ReadFilter();
        if (!GateFilter.TryParse(published.Bytes, out var filter))
        {
            return NeedsAgent ? Unreachable() : Exec();
        }

        if (Number != 0)
        {
            return Return(filter, Submit(Identify(published, "")));
        }

        var state = filter.Way(Encoding.ASCII.GetBytes(Way.ToText()));
        var mayJoin = MayJoin(filter.Asks);
        if (state == WayState.Off || !(filter.HasRules || NeedsAgent || mayJoin))
        {
            return Exec();
        }

        // The account costs more than all the rest of a job that no rule matches.
        var user = filter.LooksAtUsers ? AccountName.Find(UserAccounts.CurrentUserId) : "";
        var identity = Identify(published, user);
        var decision = filter.Match(
            Bytes(identity.Name),
            Encoding.UTF8.GetBytes(user),
            Bytes(identity.JobDescription.Library),
            Bytes(identity.JobDescription.Name),
            Bytes(identity.JobQueue.Library),
            Bytes(identity.JobQueue.Name)
        );
        if (!decision.IsMatch && !NeedsAgent && !mayJoin)
        {
            return Exec();
        }

        if (!NeedsAgent && ResourceLimits.Get(ResourceLimits.FileSize).Hard < LeastFileSize)
        {
            StandardStreams.Complain("files of the job may not be written (ulimit -f); the command runs, and Weir does not see it");
            return Exec();
        }

        var submission = Submit(identity) with { Environment = KeptEnvironment.OfInPlace(Environment) };
        var waiter = new GateWait(Place.NamedSocket ?? filter.Socket.ToArray(), submission) { News = PrintNews };
        var answer = waiter.Wait(filter.TimeoutMilliseconds);
        if (answer == GateAnswer.NoAgent)
        {
            var runs = decision.IsMatch ? decision.WhenAgentDown == WhenAgentDown.Run : !NeedsAgent;
            if (state == WayState.Observe || runs)
            {
                return Exec();
            }

            if (!decision.IsMatch)
            {
                return Unreachable();
            }

            answer = waiter.Wait(-1);
        }

        return Follow(answer, waiter, submission);
    }

    // What automatic tracking may put on the schedule of the job it is submitted in. The agent finds that job; this only says whether
    // to ask.
    private bool MayJoin(GateAsks asks) =>
        asks == GateAsks.Always
        || (asks == GateAsks.InsideJobs && (ParentJob.IsInside() || ProcessBytes.ValueOf(Environment, "WEIR_JOB"u8) is { Length: > 0 }));

    private Submission Submit(GateIdentity identity) =>
        Complete(
            new Submission
            {
                Key = Key ?? Guid.NewGuid(),
                Name = identity.Name,
                Way = Way,
                Mode = SubmissionMode.InPlace,
                JobDescription = identity.JobDescription,
                JobQueue = identity.JobQueue,
                Arguments = Arguments,
                Directory = ProcessBytes.CurrentFolder() ?? "/"u8.ToArray(),
                Umask = ProcessBytes.Umask(),
            }
        );

    // Registered long ago: whatever the gate does with new ones, this one's agent has the word. One that knows it no more cannot want it
    // held.
    private int Return(GateFilter filter, Submission submission)
    {
        var waiter = new GateWait(Place.NamedSocket ?? filter.Socket.ToArray(), submission, Number);
        var answer = waiter.Wait(-1);
        return answer == GateAnswer.Refused ? Exec() : Follow(answer, waiter, submission);
    }

    private int Follow(GateAnswer answer, GateWait waiter, Submission submission)
    {
        switch (answer)
        {
            case GateAnswer.Run:
                return Exec();
            case GateAnswer.Skip:
                return 0;
            case GateAnswer.Go:
                return BeShepherd(waiter, submission);
            case GateAnswer.Cancelled:
                StandardStreams.Complain(
                    waiter.Text.Length == 0
                        ? $"job {waiter.Number:D9} was cancelled"
                        : $"job {waiter.Number:D9} was cancelled: {Printable.Escape(waiter.Text, 200)}"
                );
                return OwnFailure;
            default:
                StandardStreams.Complain(Printable.Escape(waiter.Text, 400));
                return OwnFailure;
        }
    }

    // Somebody sits before run, or reads its log; what cron and at print is mail, and theirs alone.
    private void PrintNews(string news)
    {
        if (Way == WayIn.Run)
        {
            StandardStreams.Complain(Printable.Escape(news, 400));
        }
    }

    private int BeShepherd(GateWait waiter, Submission submission)
    {
        Going();
        // Before anything is blocked: this is what the command is to have.
        var inherited = SignalState.OfThisProcess();
        using var signals = new SignalReceiver();
        var (soft, hard) = ResourceLimits.Get(ResourceLimits.FileSize);
        var isRaised = soft < LeastFileSize && ResourceLimits.TrySet(ResourceLimits.FileSize, hard, hard);
        var hints = ProcessBytes.ValueOf(waiter.Environment, "WEIR_HINTS"u8);
        waiter.Environment.RemoveAll(static entry => entry.AsSpan().StartsWith("WEIR_HINTS="u8));
        var start = new InPlaceStart
        {
            Number = waiter.Number,
            Folder = waiter.Folder,
            JobFolder = waiter.JobFolder,
            Programs = Programs,
            Arguments = Arguments,
            Environment = GateEnvironment.With(
                new ParentJob(Environment).Remaining(keepsLibraryList: Way != WayIn.Run),
                waiter.Environment
            ),
            Signals = inherited,
            LocalDataArea = submission.LocalDataArea,
            Limits = isRaised ? [(ResourceLimits.FileSize, soft, hard)] : [],
            // cron and at give each job a session; a person's terminal stays with who sits at it.
            NewSession = Way is WayIn.Cron or WayIn.At && ProcessState.LeadsSession() && !Terminal.Exists(),
            HintsSocket = hints is null ? null : Encoding.UTF8.GetString(hints),
            Cgroup = waiter.Cgroup,
        };
        try
        {
            return new InPlaceJob(start, signals, TimeProvider.System).Run();
        }
        catch (LinuxException failed)
        {
            StandardStreams.Complain(failed.Message);
            return OwnFailure;
        }
    }

    /// <summary>Becomes the command without asking anybody; returns only where that fails.</summary>
    public int Exec()
    {
        var error = ProcessImage.Replace(Programs, Arguments, Environment);
        StandardStreams.Complain(
            $"{Printable.Escape(Arguments[0])}: {ProgramFault.Find(Programs, ProcessBytes.ValueOf(Environment, "PATH"u8)) ?? LinuxException.TextOf(error)}"
        );
        return error is Errno.NoEntry or Errno.NotFolder ? NotFound : NotExecutable;
    }

    private int Unreachable()
    {
        StandardStreams.Complain($"no agent answers, and what was asked for needs one; is 'weir up' running?{Place.Gone()}");
        return OwnFailure;
    }

    private static byte[] Bytes(ObjectName name) => Encoding.ASCII.GetBytes(name.Text);
}
