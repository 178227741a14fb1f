using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class JobViewsTests
{
    // What clients read: members come and stay, and none is renamed.
    private static readonly string s_golden = """
        {"number":147,"id":"J0000147","name":"Nightly","user":"anna","machine":"m1","schedule":"NIGHT","date":"2026-11-21","state":"Failed","holders":[{"manager":"user",
        "code":"user-hold","text":"held by anna","since":"2026-11-21T12:00:00+00:00","release":"weir release 147"}],"group":"PAYROLL.NIGHT","bucket":"M2","estimate":null,"expected":null,
        "submittedAt":"2026-11-21T12:00:00+00:00","startedAt":"2026-11-21T13:00:00+00:00","endedAt":"2026-11-21T15:00:00+00:00","exitCode":4,"signal":null,"monitor":"$anna.NIGHT",
        "onLeftovers":"kill","trackType":"queue","way":"cron","mode":"inPlace","jobDescription":"PAY/NIGHT","jobQueue":"PAY/BATCH","priority":3,"limits":["TAPE=2","DB"],
        "service":"PAYROLL.NIGHT","command":"echo hello","rule":"month-end","jobDate":"2026-11-20","notBefore":"2026-11-21T13:00:00+00:00",
        "latestStart":"2026-11-21T14:00:00+00:00","lateToStart":"2026-11-21T13:30:00+00:00","lateToFinish":"2026-11-21T14:30:00+00:00","maxRunSeconds":5400,"mustEndBy":"2026-11-21T18:00:00+00:00",
        "late":["late-to-finish","over-run-time"],"runs":null,"processId":4711,"cpuMicroseconds":1000,"peakKibibytes":2000,"rerunOf":46,"parent":45,"joinedParent":true,"reasonCode":"exit","reasonText":"ended with status 4",
        "startedBy":"olga","exceptional":true}
        """.ReplaceLineEndings("");

    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_job_with_all_that_can_be_said_of_it_is_written_as_ever()
    {
        var job = new Job
        {
            Number = new TrackingNumber(147),
            Name = ObjectName.Parse("Nightly"),
            User = "anna",
            UserId = Anna.UserId,
            Machine = "m1",
            Schedule = ObjectName.Parse("NIGHT"),
            ScheduleDate = new DateOnly(2026, 11, 21),
            State = JobState.Failed,
            TrackType = TrackType.Queue,
            Way = WayIn.Cron,
            Mode = SubmissionMode.InPlace,
            SubmittedAt = s_noon,
            JobDescription = QualifiedName.Parse("PAY/NIGHT"),
            JobQueue = QualifiedName.Parse("PAY/BATCH"),
            Priority = 3,
            Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2), new LimitNeed(ObjectName.Parse("DB"), 1)],
            Service = ObjectName.Parse("PAYROLL.NIGHT"),
            JobDate = new DateOnly(2026, 11, 20),
            Monitor = "$anna.NIGHT",
            LibraryList = [ObjectName.Parse("SECRET")],
            LocalDataArea = [1, 2, 3],
            Command = "echo hello",
            Rule = "month-end",
            NotBefore = s_noon.AddHours(1),
            LatestStart = s_noon.AddHours(2),
            Promise = new JobPromise
            {
                LateToStart = s_noon.AddHours(1.5),
                LateToFinish = s_noon.AddHours(2.5),
                MaximumRunTime = TimeSpan.FromMinutes(90),
                MustEndBy = s_noon.AddHours(6),
            },
            Lateness = [Lateness.LateToFinish, Lateness.OverRunTime],
            StartedAt = s_noon.AddHours(1),
            EndedAt = s_noon.AddHours(3),
            ExitCode = 4,
            Group = ObjectName.Parse("PAYROLL.NIGHT"),
            SelectedBucket = 2,
            ProcessId = 4711,
            CpuMicroseconds = 1000,
            PeakKibibytes = 2000,
            RerunOf = new TrackingNumber(46),
            Parent = new TrackingNumber(45),
            JoinedParent = true,
            ReasonCode = "exit",
            ReasonText = "ended with status 4",
            StartedBy = "olga",
            Exceptional = true,
            OnLeftovers = OnLeftovers.Kill,
        };

        var text = JsonSerializer.Serialize(
            JobViews.From(job, [new Holder(HolderManager.User, "user-hold", "held by anna", s_noon, "weir release 147")], Anna),
            WeirJson.Default.JobView
        );

        Assert.Equal(s_golden, text);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, WeirJson.Default.JobView)!, WeirJson.Default.JobView));
    }
}
