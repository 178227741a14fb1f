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
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
