using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

/// <summary>A machine submits only under numbers that are its own.</summary>
public sealed class LeasedNumbersTests
{
    private readonly TestDay _day = new();
    private long _betas;

    [Fact]
    public void A_number_that_is_leased_to_another_is_refused_and_its_owners_job_appears()
    {
        var leased = Lease("alpha");

        var stolen = _day.Decide(Beta(leased.First));
        var own = _day.Decide(_day.Fact(Job(leased.First)));

        Assert.Empty(stolen.Jobs);
        Assert.Equal("foreign-number", Assert.Single(stolen.SetAside).Code);
        Assert.Equal("alpha", Assert.Single(own.Jobs).Machine);
    }

    [Fact]
    public void A_number_of_a_rerun_that_is_planned_for_another_machine_is_refused()
    {
        _day.Submit();
        _day.Free(1);
        var rerun = _day.Decide(new JobReloaded(TestDay.Job(1, JobState.Succeeded)), new RerunJob(1, TestDay.Root, new TrackingNumber(1)));
        var again = Assert.IsType<RequestDone>(rerun.Answers[0]).Job!.Number.Value;

        var stolen = _day.Decide(Beta(again));
        var own = _day.Decide(_day.Fact(Job(again) with { RerunOf = new TrackingNumber(1) }));

        Assert.Equal("foreign-number", Assert.Single(stolen.SetAside).Code);
        Assert.Equal("alpha", Assert.Single(own.Jobs).Machine);
    }

    [Fact]
    public void A_job_of_another_machine_is_not_written_over()
    {
        _day.Submit();

        var stolen = _day.Decide(Beta(1));

        Assert.Empty(stolen.Jobs);
        Assert.Equal("alpha", _day.The(1).Machine);
    }

    [Fact]
    public void Numbers_from_before_leases_were_kept_are_still_taken()
    {
        Assert.Single(_day.Decide(_day.Fact(Job(900))).Jobs);
    }

    [Fact]
    public void A_number_beyond_all_that_were_given_out_is_passed_over_by_the_next_lease()
    {
        _day.Decide(_day.Fact(Job(5000)));

        Assert.True(Lease("beta").First > 5000);
    }

    [Fact]
    public void No_machine_uses_up_the_numbers_of_all()
    {
        var largest = _day.Decide(_day.Fact(Job(TrackingNumber.Maximum)));
        for (var number = 90_000; number < 9_000_000; number += 90_000)
        {
            _day.Decide(_day.Fact(Job(number)));
        }

        Assert.Equal("foreign-number", Assert.Single(largest.SetAside).Code);
        Assert.InRange(_day.State.NextNumber, 90_000, 200_000);
    }

    [Fact]
    public void A_machine_that_uses_none_of_its_numbers_gets_no_more_of_them()
    {
        var answers = Enumerable.Range(0, 150).Select(_ => _day.Decide(new LeaseNumbers(1, "alpha", 1000)).Answers[0]).ToList();

        Assert.Equal(100, answers.OfType<NumbersLeased>().Count());
        Assert.Equal("too-many", answers.OfType<RequestRefused>().First().Code);
        Assert.IsType<NumbersLeased>(_day.Decide(new LeaseNumbers(1, "beta", 1000)).Answers[0]);

        _day.Decide(_day.Fact(Job(answers.OfType<NumbersLeased>().Last().First)));
        Assert.IsType<NumbersLeased>(_day.Decide(new LeaseNumbers(1, "alpha", 1000)).Answers[0]);
    }

    [Fact]
    public void What_an_agent_has_in_hand_is_its_own_after_a_server_has_forgotten_it()
    {
        _day.Decide(new AgentLink("beta", true, 0, [new NumberBlock(3001, 4000, "beta")]));

        Assert.True(Lease("alpha").First > 4000);
        Assert.Equal("foreign-number", Assert.Single(_day.Decide(_day.Fact(Job(3500))).SetAside).Code);
        Assert.Single(_day.Decide(Beta(3500)).Jobs);
    }

    [Fact]
    public void Blocks_that_overlap_others_are_adopted_without_what_is_anothers()
    {
        var alphas = Lease("alpha");
        var decision = _day.Decide(new AgentLink("beta", true, 0, [new NumberBlock(alphas.First - 10, alphas.First + 1500, "beta")]));

        Assert.Equal(
            [(alphas.First - 10, alphas.First - 1), (alphas.First + 1000, alphas.First + 1500)],
            decision.Leased.Select(block => (block.First, block.Last))
        );
    }

    private NumbersLeased Lease(string machine) => Assert.IsType<NumbersLeased>(_day.Decide(new LeaseNumbers(1, machine, 1000)).Answers[0]);

    private JobSubmitted Job(int number) =>
        new(
            _day.Now,
            new TrackingNumber(number),
            ObjectName.Parse("NIGHTLY"),
            "alice",
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        );

    private FactArrived Beta(int number) => new("beta", new SequencedFact(++_betas, Job(number)));
}
