using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;

namespace Weir.Stores.Tests;

/// <summary>Jobs of every shape, from a fixed seed.</summary>
internal static class GeneratedJobs
{
    private static readonly Gen<ObjectName> Name = Gen.Elements("A", "NIGHTLY", "x.y@z#1$", new string('N', 64)).Select(ObjectName.Parse);

    private static readonly ContainerRef s_container = new(ObjectName.ParseDay("Night_A[Sub]"), ObjectName.Parse("B$0001"));

    private static readonly Gen<string> Text = Gen.Elements(
        "",
        "a",
        "läuft \"nicht\"",
        "\t\\ ' ; --",
        "\U0001F600 \u2028",
        new string('t', 200)
    );

    private static readonly Gen<DateTimeOffset> Time = Gen.Choose(0, int.MaxValue).Select(n => Samples.Noon.AddTicks(n * 12345L));

    public static IReadOnlyList<Job> Some(int count) => [.. Job().Sample(30, new Rnd(1701, 11), count)];

    private static Gen<Job> Job() =>
        from number in Gen.Choose(1, TrackingNumber.Maximum)
        from names in Name.ArrayOf(6)
        from texts in Text.ArrayOf(6)
        from optional in Maybe(Text).ArrayOf(4)
        from words in Words()
        from times in Maybe(Time).ArrayOf(3)
        from submitted in Time
        from numbers in Maybe(Gen.Choose(0, 255)).ArrayOf(5)
        from big in Maybe(Gen.Choose(0, int.MaxValue).Select(n => n * 4_000_000_000L)).ArrayOf(2)
        from day in Gen.Choose(0, 3_000_000)
        from jobDate in Maybe(Gen.Choose(0, 3_000_000).Select(DateOnly.FromDayNumber))
        from limits in Need().ListOf()
        from holds in Hold().ListOf()
        from rerunOf in Maybe(Gen.Choose(1, TrackingNumber.Maximum).Select(n => new TrackingNumber(n)))
        from ok in Gen.Elements("0", "0-4", "0,2,8-12,255")
        from exceptional in Gen.Elements(true, false)
        select new Job
        {
            Number = new TrackingNumber(number),
            Name = names[0],
            User = texts[0],
            Machine = texts[1],
            Schedule = number % 5 == 0 ? s_container.DayName(names[1])!.Value : names[1],
            ScheduleDate = DateOnly.FromDayNumber(day),
            State = words.State,
            TrackType = words.Type,
            Way = words.Way,
            Mode = words.Mode,
            JobDescription = new QualifiedName(names[2], names[3]),
            JobQueue = new QualifiedName(names[4], names[5]),
            Priority = 1 + (number % 9),
            Limits = [.. limits],
            Command = texts[2],
            Rule = optional[0],
            Holds = [.. holds],
            NotBefore = times[0],
            Promise = new JobPromise
            {
                LateToStart = times[1],
                LateToFinish = times[2],
                MustEndBy = times[0],
                MaximumRunTime = numbers[3] is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            }.OrNothing(),
            Waived =
                number % 5 == 2 ? [new WaivedCondition("after", "LOAD", DateTimeOffset.UnixEpoch.AddSeconds(number), "olga at here")] : [],
            Expressions = ExpressionText.TryParse("[[SI.COUNT]] > 3", out var expression) && number % 4 == 1 ? [expression] : [],
            Thresholds =
                number % 3 == 0 ? [] : [new ThresholdNeed(ThresholdName.Parse("ERRORS"), (ThresholdOperator)(number % 6), 500 - number)],
            Lateness = [.. Enum.GetValues<Lateness>().Where(what => (number >> (int)what) % 2 == 0)],
            Ok = ExitCodes.TryParse(ok, out var codes) ? codes : default,
            OnLeftovers = (number % 4) switch
            {
                0 => null,
                1 => OnLeftovers.Wait,
                2 => OnLeftovers.Kill,
                _ => OnLeftovers.Keep,
            },
            JobDate = jobDate,
            SubmittedAt = submitted,
            StartedAt = times[1],
            EndedAt = times[2],
            ExitCode = numbers[0],
            Signal = numbers[1],
            ProcessId = numbers[2],
            CpuMicroseconds = big[0],
            PeakKibibytes = big[1],
            RerunOf = rerunOf,
            Dependencies = number % 5 == 0 ? [JobDependency.OnContainer(s_container.Schedule, s_container.Job)] : [],
            Plan =
                number % 5 == 0
                    ? new JobPlan
                    {
                        Container = number % 2 == 0 ? new ContainerPlan(names[2]) : null,
                        Instance = new ScheduleInstance(names[1]) { Container = s_container },
                    }
                    : null,
            ReasonCode = optional[1],
            ReasonText = optional[2],
            StartedBy = optional[3],
            Exceptional = exceptional,
        };

    private static Gen<(JobState State, TrackType Type, WayIn Way, SubmissionMode Mode)> Words() =>
        from state in Gen.Elements(Enum.GetValues<JobState>())
        from type in Gen.Elements(Enum.GetValues<TrackType>())
        from way in Gen.Elements(Enum.GetValues<WayIn>())
        from mode in Gen.Elements(Enum.GetValues<SubmissionMode>())
        select (state, type, way, mode);

    private static Gen<LimitNeed> Need() =>
        from name in Name
        from units in Gen.Choose(0, LimitNeed.MaximumUnits)
        select new LimitNeed(name, units);

    private static Gen<Holder> Hold() =>
        from manager in Gen.Elements(Enum.GetValues<HolderManager>())
        from code in Text
        from text in Text
        from since in Time
        from release in Text
        select new Holder(manager, code, text, since, release);

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Constant((T?)null), gen.Select(value => (T?)value));

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.OneOf(Gen.Constant((string?)null), gen.Select(value => (string?)value));
}
