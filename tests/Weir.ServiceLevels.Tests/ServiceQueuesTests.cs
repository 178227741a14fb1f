using FsCheck;
using FsCheck.Fluent;

namespace Weir.ServiceLevels.Tests;

public sealed class ServiceQueuesTests
{
    [Fact]
    public void Whatever_comes_goes_ages_stops_and_lifts_the_queues_say_what_a_sorted_list_says() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var model = new QueueModel(seed);
                    for (var step = 0; step < 300; step++)
                    {
                        model.Step();
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void A_list_taken_in_parts_tells_every_job_that_stays_once_and_in_order() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var model = new QueueModel(seed);
                    for (var step = 0; step < 200; step++)
                    {
                        model.Step();
                    }

                    model.ListInParts();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
