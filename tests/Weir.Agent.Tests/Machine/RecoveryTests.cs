using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;

namespace Weir.Agent.Tests.Machine;

public sealed class RecoveryTests
{
    private static readonly bool[] Both = [false, true];
    private static readonly bool?[] Groups = [null, false, true];

    [Fact]
    public void An_end_that_is_written_down_counts_once_nobody_lives_who_could_belie_it()
    {
        foreach (var state in All().Where(state => state.Ended))
        {
            var lives = state is { MayRun: true, BootChanged: false } && (state.ShepherdAlive || state.ProcessesLeft == true);
            Assert.Equal(!lives, state.Step() == RecoveryStep.Finish);
        }
    }

    [Fact]
    public void Nothing_is_closed_while_processes_of_it_live()
    {
        RecoveryStep[] closing =
        [
            RecoveryStep.Finish,
            RecoveryStep.Lost,
            RecoveryStep.Cancelled,
            RecoveryStep.WaiterGone,
            RecoveryStep.Start,
        ];
        foreach (var state in All().Where(state => state is { MayRun: true, BootChanged: false, ProcessesLeft: true }))
        {
            Assert.DoesNotContain(state.Step(), closing);
        }
    }

    [Theory]
    [InlineData(OnLeftovers.Wait, false, RecoveryStep.AwaitLeftovers)]
    [InlineData(OnLeftovers.Kill, false, RecoveryStep.EndLeftovers)]
    [InlineData(OnLeftovers.Keep, false, RecoveryStep.Finish)]
    [InlineData(OnLeftovers.Wait, true, RecoveryStep.AwaitLeftovers)]
    [InlineData(OnLeftovers.Kill, true, RecoveryStep.AwaitLeftovers)]
    [InlineData(OnLeftovers.Keep, true, RecoveryStep.AwaitLeftovers)]
    internal void What_outlives_the_command_is_treated_as_is_said_and_after_a_cancel_always_ended(
        OnLeftovers leftovers,
        bool cancelled,
        RecoveryStep expected
    ) => Assert.Equal(expected, Recovery.Step(true, false, cancelled, false, false, StartMark.Started, true, true, leftovers));

    [Fact]
    public void Nothing_is_started_where_a_start_mark_is()
    {
        foreach (var state in All().Where(state => state.Start != StartMark.None))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
        }
    }

    [Fact]
    public void Nothing_is_started_that_was_not_let_go()
    {
        foreach (var state in All().Where(state => !state.MayRun))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
            Assert.NotEqual(RecoveryStep.Follow, state.Step());
        }
    }

    [Fact]
    public void Nothing_is_started_beside_a_living_shepherd()
    {
        foreach (var state in All().Where(state => state is { ShepherdAlive: true, MayRun: true, BootChanged: false }))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
        }
    }

    [Fact]
    public void Nothing_is_started_again_after_the_machine_restarted()
    {
        foreach (var state in All().Where(state => state.BootChanged))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
        }
    }

    [Fact]
    public void A_cancelled_job_is_never_started()
    {
        foreach (var state in All().Where(state => state.CancelAsked))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
        }
    }

    [Fact]
    public void A_process_in_place_is_never_started_by_the_agent()
    {
        foreach (var state in All().Where(state => state.InPlace))
        {
            Assert.NotEqual(RecoveryStep.Start, state.Step());
            Assert.NotEqual(RecoveryStep.Wait, state.Step());
        }
    }

    [Fact]
    public void Only_what_was_started_and_is_gone_without_an_end_is_lost()
    {
        foreach (var state in All().Where(state => state.Step() == RecoveryStep.Lost))
        {
            Assert.True(state is { Start: StartMark.Started, Ended: false, BootChanged: false });
            Assert.False(state is { MayRun: true, ProcessesLeft: true });
        }
    }

    [Theory]
    [InlineData(false, false, false, StartMark.None, null, RecoveryStep.Wait)]
    [InlineData(true, false, false, StartMark.None, null, RecoveryStep.Start)]
    [InlineData(true, true, false, StartMark.None, null, RecoveryStep.Follow)]
    [InlineData(true, true, false, StartMark.Started, null, RecoveryStep.Follow)]
    [InlineData(true, false, false, StartMark.Started, null, RecoveryStep.Lost)]
    [InlineData(true, false, false, StartMark.Started, false, RecoveryStep.Lost)]
    [InlineData(true, false, false, StartMark.Started, true, RecoveryStep.FollowUnwatched)]
    [InlineData(true, false, true, StartMark.Started, null, RecoveryStep.MachineRestarted)]
    [InlineData(true, false, true, StartMark.None, null, RecoveryStep.MachineRestarted)]
    [InlineData(true, false, false, StartMark.Sealed, null, RecoveryStep.Cancelled)]
    internal void A_stored_job_is_taken_up_as_its_folder_says(
        bool mayRun,
        bool alive,
        bool rebooted,
        StartMark start,
        bool? left,
        RecoveryStep expected
    ) => Assert.Equal(expected, Recovery.Step(mayRun, inPlace: false, cancelAsked: false, rebooted, alive, start, ended: false, left));

    [Theory]
    [InlineData(false, false, false, StartMark.None, RecoveryStep.AwaitWaiter)]
    [InlineData(true, false, false, StartMark.None, RecoveryStep.AwaitWaiter)]
    [InlineData(true, true, false, StartMark.Started, RecoveryStep.Follow)]
    [InlineData(false, false, true, StartMark.None, RecoveryStep.WaiterGone)]
    [InlineData(true, false, false, StartMark.Sealed, RecoveryStep.WaiterGone)]
    internal void A_job_in_place_is_taken_up_as_its_folder_says(
        bool mayRun,
        bool alive,
        bool rebooted,
        StartMark start,
        RecoveryStep expected
    ) => Assert.Equal(expected, Recovery.Step(mayRun, inPlace: true, cancelAsked: false, rebooted, alive, start, ended: false, null));

    private static IEnumerable<State> All() =>
        from mayRun in Both
        from inPlace in Both
        from cancelAsked in Both
        from bootChanged in Both
        from alive in Both
        from start in Enum.GetValues<StartMark>()
        from ended in Both
        from left in Groups
        select new State(mayRun, inPlace, cancelAsked, bootChanged, alive, start, ended, left);

    private sealed record State(
        bool MayRun,
        bool InPlace,
        bool CancelAsked,
        bool BootChanged,
        bool ShepherdAlive,
        StartMark Start,
        bool Ended,
        bool? ProcessesLeft
    )
    {
        public RecoveryStep Step() => Recovery.Step(MayRun, InPlace, CancelAsked, BootChanged, ShepherdAlive, Start, Ended, ProcessesLeft);
    }
}
