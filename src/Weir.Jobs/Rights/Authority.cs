namespace Weir.Jobs;

/// <summary>
/// Who may do what: one table, asked with the caller, the operation and, where there is one, the job's owner. Whether the state of
/// a job allows an operation is another question, and the day's.
/// </summary>
public static class Authority
{
    private static readonly Dictionary<Operation, Right> s_rights = Table().ToDictionary(right => right.Operation);

    /// <summary>The whole table, in its order.</summary>
    public static IReadOnlyCollection<Right> Rights => s_rights.Values;

    /// <summary>One line of it.</summary>
    public static Right RightFor(Operation operation) => s_rights[operation];

    /// <summary>How far a caller may go; <see langword="null"/> is nobody known.</summary>
    public static Reach ReachOf(Caller? caller, Operation operation)
    {
        var right = s_rights[operation];
        var reach = right.For(caller?.Role);
        var counts = caller is null || (IsForwardedEnough(caller, right) && IsProvenEnough(caller, right));
        return counts ? reach : Reach.None;
    }

    /// <summary>Whether a caller may do it to a job of this owner. Who may not is to be answered as if there were no such job.</summary>
    public static bool Allows(Caller caller, Operation operation, Owner owner)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Visibility.For(caller, operation).Sees(owner);
    }

    /// <summary>Why a caller may not do it at all, one sentence; <see langword="null"/> where it may, be it to own jobs only.</summary>
    public static string? Refusal(Caller caller, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (ReachOf(caller, operation) != Reach.None)
        {
            return null;
        }

        var right = s_rights[operation];
        if (right.For(caller.Role) == Reach.None)
        {
            return caller.Role == Role.Agent
                ? $"the token of the agent on {caller.Machine} is for that agent's link to the server and nothing else"
                : $"this is for {LeastOf(right)}, and {caller.User} asks in the role of {ToText(caller.Role)}";
        }

        if (!IsForwardedEnough(caller, right))
        {
            return $"the agent on {caller.Only} may not pass this on: "
                + $"ask the server itself, or start it with --trust-machine {caller.Only}";
        }

        return right.Proof switch
        {
            RightProof.MakesTokens => caller.Credential?.Kind == CredentialKind.Session
                ? "no session of the console makes tokens: use weir on the server's machine"
                : "this token makes no tokens: its maker allows that with --makes-tokens",
            RightProof.NoSession => "no session of the console begins another: use weir console on the server's machine",
            _ => "this is for the server's own socket, where the kernel says who calls",
        };
    }

    private static bool IsForwardedEnough(Caller caller, Right right) => caller.Only is null || right.Forwarded;

    private static bool IsProvenEnough(Caller caller, Right right) =>
        caller.Credential is not { } credential
        || right.Proof switch
        {
            RightProof.MakesTokens => credential is { Kind: not CredentialKind.Session, MakesTokens: true },
            RightProof.NoSession => credential.Kind != CredentialKind.Session,
            RightProof.Kernel => caller.Role == Role.Agent,
            _ => true,
        };

    private static string LeastOf(Right right) =>
        right.Viewer != Reach.None && right.User == Reach.None ? "viewers, operators and administrators"
        : right.User != Reach.None ? "users"
        : right.Operator != Reach.None ? "operators"
        : "administrators";

    private static string ToText(Role role) =>
        role switch
        {
            Role.Agent => "an agent",
            Role.Viewer => "viewer",
            Role.User => "user",
            Role.Operator => "operator",
            _ => "administrator",
        };

    private static IEnumerable<Right> Table() =>
        [
            Everybody(Operation.AskForHealth, "ask for health"),
            Everybody(Operation.OpenThePage, "open the page, which asks to sign in") with
            {
                Agent = Reach.None,
            },
            Everybody(Operation.EnterTheConsole, "trade a link for a session") with
            {
                Agent = Reach.None,
            },
            Everybody(Operation.Ping, "ping a job that runs elsewhere, with its schedule's key") with
            {
                Agent = Reach.None,
            },
            Known(Operation.ReadTheDescription, "read the API's description and the XML schema"),
            Known(Operation.AskWhoOneIs, "ask who one is taken for"),
            Looks(Operation.ReadStatus, "read the status", RightSubject.Jobs),
            Looks(Operation.ReadMetrics, "read metrics", RightSubject.Jobs),
            Acts(Operation.Submit, "submit", RightSubject.Nothing),
            Acts(Operation.WaitInPlace, "wait in place", RightSubject.Nothing),
            OwnOnly(Operation.ReturnToTheGate, "wait on in place, with the key"),
            Looks(Operation.ListJobs, "list jobs", RightSubject.Jobs),
            Looks(Operation.ShowJob, "show a job and its history", RightSubject.Job),
            Looks(Operation.ExplainJob, "ask why a job waits, and for how long", RightSubject.Job),
            Acts(Operation.ReadOutput, "read a job's output and command", RightSubject.Job),
            Looks(Operation.FollowJobs, "follow the stream of changes", RightSubject.Jobs),
            Looks(Operation.ReadMessages, "read messages", RightSubject.Jobs),
            Acts(Operation.AcknowledgeMessages, "acknowledge a message", RightSubject.Jobs),
            Looks(Operation.ReadNotifications, "read who is told, and how it goes", RightSubject.Nothing) with
            {
                User = Reach.None,
                Forwarded = false,
            },
            Operates(Operation.TestNotifications, "try a notification", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Looks(Operation.ListTracked, "list the tracking log", RightSubject.Jobs),
            Looks(Operation.ShowTracked, "show a line of the tracking log", RightSubject.Job),
            Looks(Operation.AwaitEnd, "await a job's end", RightSubject.Job),
            Acts(Operation.HoldJob, "hold a job", RightSubject.Job),
            Acts(Operation.ReleaseJob, "release a job", RightSubject.Job),
            Acts(Operation.CancelJob, "cancel a job", RightSubject.Job),
            Acts(Operation.RerunJob, "rerun a job", RightSubject.Job),
            Operates(Operation.StartJob, "start a job past what holds it", RightSubject.Job),
            Operates(Operation.SkipJob, "skip a job", RightSubject.Job),
            Operates(Operation.ChangeJob, "change how a job waits", RightSubject.Job),
            Operates(Operation.WaiveConditions, "take a condition off a job", RightSubject.Job),
            Operates(Operation.MarkJob, "mark how a job counts", RightSubject.Job),
            Acts(Operation.MonitorJob, "show a job in a variable, set its links", RightSubject.Job),
            OwnOnly(Operation.SetJobVariables, "have a variable written as a job's user") with
            {
                Administrator = Reach.All,
            },
            Operates(Operation.AddJobs, "add a defined job to a schedule's day", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Acts(Operation.RaiseEvents, "raise an event; what it does is asked for by itself", RightSubject.Nothing),
            Operates(Operation.PostMessages, "post a message to the operators", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Acts(Operation.UseVariables, "use job variables, conditions and actions", RightSubject.Nothing),
            Administers(Operation.UnprotectVariables, "take the protection of a variable off"),
            Looks(Operation.AskInXml, "ask in XML", RightSubject.Jobs),
            Looks(Operation.ReadQueues, "read the service queues", RightSubject.Jobs),
            Looks(Operation.ReadQueueHistory, "read how long the queues were", RightSubject.Nothing) with
            {
                User = Reach.None,
                Forwarded = false,
            },
            Looks(Operation.ReadServiceLevel, "read the service level", RightSubject.Jobs),
            Looks(Operation.ReadCapacity, "read how much of their processors machines use", RightSubject.Nothing),
            Looks(Operation.ReadLimits, "read limits", RightSubject.Jobs),
            Operates(Operation.SetLimits, "set and reset limits", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Looks(Operation.ReadThresholds, "read thresholds", RightSubject.Jobs),
            Operates(Operation.SetThresholds, "set, rename and delete thresholds", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Looks(Operation.ReadProperties, "read properties; those of jobs with the jobs", RightSubject.Jobs),
            Operates(Operation.SetProperties, "set and delete properties, of machines and schedules too", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Acts(Operation.SetJobProperties, "set and delete properties of a job", RightSubject.Job),
            Looks(Operation.ReadSchedules, "read schedules", RightSubject.Jobs),
            Operates(Operation.HoldSchedules, "build, hold, start, close and delete schedules", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Operates(Operation.DrawPingKeys, "draw and revoke ping keys", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Operates(Operation.CloseWeir, "close Weir to new work and open it", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Known(Operation.ReadPolicies, "read policies"),
            Looks(Operation.PreviewPolicies, "preview a policy", RightSubject.Nothing) with
            {
                User = Reach.None,
                Forwarded = false,
            },
            Operates(Operation.ActivatePolicies, "activate a policy", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Known(Operation.ReadRules, "read, test and lint rules"),
            Administers(Operation.ChangeRules, "add, change and remove rules"),
            Known(Operation.ReadPlaceholders, "read variables, expand texts"),
            Administers(Operation.ChangePlaceholders, "set and delete variables"),
            Known(Operation.ReadDefinitions, "read definitions"),
            Administers(Operation.ApplyDefinitions, "apply definitions"),
            Looks(Operation.ReadAgents, "read agents", RightSubject.Jobs),
            new(Operation.SpeakAsAgent, "greet, report facts, take orders, lease numbers", RightSubject.Machine)
            {
                Administrator = Reach.All,
                Agent = Reach.Own,
                Forwarded = false,
                Proof = RightProof.Kernel,
            },
            Acts(Operation.CaptureSubmissions, "have submissions captured; a user own ones", RightSubject.Nothing),
            Acts(Operation.UseCaptures, "read, change and run captures; a user own ones", RightSubject.Nothing) with
            {
                User = Reach.Own,
            },
            Known(Operation.ReadTheGate, "read the gate's state"),
            Looks(
                Operation.ReadGateReport,
                "read what observing ways would have done, what came round the gate, and the watcher's log",
                RightSubject.Nothing
            ) with
            {
                User = Reach.None,
                Forwarded = false,
            },
            Acts(Operation.InstallOwnCrontab, "put the own crontab through the gate", RightSubject.Nothing),
            Administers(Operation.InstallWays, "put other ways through the gate; say what is watched"),
            Administers(Operation.SwitchWays, "turn ways on, off and to observe, automatic tracking too; start, stop and test the watcher"),
            Acts(Operation.ListTokens, "list tokens", RightSubject.Nothing) with
            {
                User = Reach.Own,
                Operator = Reach.Own,
                Forwarded = false,
            },
            Acts(Operation.MakeTokens, "make a token, of at most the own role", RightSubject.Nothing) with
            {
                User = Reach.Own,
                Operator = Reach.Own,
                Forwarded = false,
                Proof = RightProof.MakesTokens,
            },
            Acts(Operation.RevokeTokens, "revoke tokens", RightSubject.Nothing) with
            {
                User = Reach.Own,
                Operator = Reach.Own,
                Forwarded = false,
            },
            Known(Operation.DrawConsoleLinks, "draw a link to the page") with
            {
                Proof = RightProof.NoSession,
            },
            Administers(Operation.BackUp, "back the store up"),
            Administers(Operation.BackUpTheJournal, "back a journal up"),
            Administers(Operation.Purge, "purge"),
            Operates(Operation.Verify, "hold the store against itself and the journals", RightSubject.Nothing) with
            {
                Forwarded = false,
            },
            Acts(Operation.ReadAudit, "read the audit; a user own acts", RightSubject.Nothing) with
            {
                User = Reach.Own,
            },
            Known(Operation.AskTheServer, "have an agent pass a request on"),
        ];

    private static Right Everybody(Operation operation, string text) =>
        new(operation, text, RightSubject.Nothing)
        {
            Anonymous = Reach.All,
            Viewer = Reach.All,
            User = Reach.All,
            Operator = Reach.All,
            Administrator = Reach.All,
            Agent = Reach.All,
        };

    private static Right Known(Operation operation, string text) =>
        new(operation, text, RightSubject.Nothing)
        {
            Viewer = Reach.All,
            User = Reach.All,
            Operator = Reach.All,
            Administrator = Reach.All,
        };

    /// <summary>Looking at jobs: viewers see those of all, users their own.</summary>
    private static Right Looks(Operation operation, string text, RightSubject subject) =>
        new(operation, text, subject)
        {
            Viewer = Reach.All,
            User = Reach.Own,
            Operator = Reach.All,
            Administrator = Reach.All,
        };

    /// <summary>What a user does for himself or to own jobs; viewers do nothing.</summary>
    private static Right Acts(Operation operation, string text, RightSubject subject) =>
        new(operation, text, subject)
        {
            User = subject == RightSubject.Nothing ? Reach.All : Reach.Own,
            Operator = Reach.All,
            Administrator = Reach.All,
        };

    private static Right OwnOnly(Operation operation, string text) =>
        new(operation, text, RightSubject.Job)
        {
            User = Reach.Own,
            Operator = Reach.Own,
            Administrator = Reach.Own,
        };

    private static Right Operates(Operation operation, string text, RightSubject subject) =>
        new(operation, text, subject) { Operator = Reach.All, Administrator = Reach.All };

    private static Right Administers(Operation operation, string text) =>
        new(operation, text, RightSubject.Nothing) { Administrator = Reach.All, Forwarded = false };
}
