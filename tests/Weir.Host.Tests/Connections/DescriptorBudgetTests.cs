using Weir.Host.Connections;

namespace Weir.Host.Tests.Connections;

public sealed class DescriptorBudgetTests
{
    [Theory]
    [InlineData(512, 96, 96)]
    [InlineData(768, 96, 352)]
    [InlineData(776, 97, 359)]
    [InlineData(1024, 128, 576)]
    [InlineData(4096, 512, 3264)]
    [InlineData(16_384, 2048, 14_016)]
    [InlineData(1 << 20, 2048, 1_046_208)]
    public void An_eighth_is_kept_for_jobs_within_bounds_and_the_rest_is_for_connections(int limit, int reserve, int connections)
    {
        var budget = new DescriptorBudget(limit);

        Assert.Equal((reserve, connections), (budget.Reserve, budget.Connections));
    }

    [Theory]
    [InlineData(895, false, true)]
    [InlineData(896, false, false)]
    [InlineData(896, true, true)]
    [InlineData(959, true, true)]
    [InlineData(960, true, false)]
    [InlineData(3, false, true)]
    public void A_connection_leaves_the_reserve_whole_and_roots_takes_half_of_it_at_most(int descriptor, bool isPrivileged, bool hasRoom) =>
        Assert.Equal(hasRoom, new DescriptorBudget(1024).HasRoomFor(descriptor, isPrivileged));

    [Fact]
    public void The_limit_of_this_process_is_raised_as_far_as_it_may()
    {
        var first = DescriptorBudget.Raise();

        Assert.InRange(first.Limit, 512, 1 << 20);
        Assert.Equal(first, DescriptorBudget.Raise());
    }
}
