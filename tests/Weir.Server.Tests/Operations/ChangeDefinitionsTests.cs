using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ChangeDefinitionsTests
{
    [Fact]
    public async Task An_event_puts_dates_into_a_calendar_and_takes_them_out()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        Assert.Equal("calendar feasts has 3 dates", await RaiseAsync(fixture, "$CALENDAR:ADD,Feasts,2026-12-31;2026-12-24;2026-12-25"));
        Assert.Equal("calendar feasts has 2 dates", await RaiseAsync(fixture, "$CALENDAR:DEL,feasts,2026-12-25"));

        Assert.Contains("""dates: [ "2026-12-24", "2026-12-31" ]""", await ExportedAsync(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_defines_the_slots_of_a_machine_and_whether_it_drains()
    {
        await using var fixture = await OpenAsync();

        await RaiseAsync(fixture, $"$MACHINE:MAXJOBS,{Machine},3");
        await RaiseAsync(fixture, $"$MACHINE:STATUS,{Machine},L");
        Assert.Contains("slots: 3\ndraining: true", await ExportedAsync(fixture), StringComparison.Ordinal);

        await RaiseAsync(fixture, $"$MACHINE:STATUS,{Machine},U");
        Assert.DoesNotContain("draining", await ExportedAsync(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_and_so_is_who_applies_no_definitions()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, "$CALENDAR:ADD,nosuch,2026-12-31"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, "$MACHINE:MAXJOBS,nosuch,3"));
        foreach (var text in new[] { "$CALENDAR:ADD,feasts,2026-12-31", $"$MACHINE:MAXJOBS,{Machine},3", $"$MACHINE:STATUS,{Machine},L" })
        {
            await Refusal.OfAsync(
                ProblemCodes.NotAllowed,
                () => fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = text }, Cancellation)
            );
        }
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("c.yaml", "kind: calendar\nname: feasts\ndates: [ 2026-12-25 ]\n")]),
            Cancellation
        );

    private static async Task<string> RaiseAsync(ServerFixture fixture, string text) =>
        (await fixture.Server.RaiseEventAsync(Root, new EventRequest { Event = text }, Cancellation)).Text;

    private static Task<string> ExportedAsync(ServerFixture fixture) => fixture.Server.ExportAsync(Cancellation);
}
