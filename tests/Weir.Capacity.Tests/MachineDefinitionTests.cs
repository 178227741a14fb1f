namespace Weir.Capacity.Tests;

public sealed class MachineDefinitionTests
{
    [Theory]
    [InlineData(null, 8, 32)]
    [InlineData(null, 1, 4)]
    [InlineData(null, 0, 4)]
    [InlineData(6, 8, 6)]
    [InlineData(0, 8, 0)]
    public void A_machine_has_the_slots_it_was_given_or_four_a_processor(int? slots, int processors, int has) =>
        Assert.Equal(has, MachineDefinition.SlotsOf(new MachineDefinition("m", slots), processors));

    [Fact]
    public void A_machine_without_a_definition_has_four_slots_a_processor() => Assert.Equal(8, MachineDefinition.SlotsOf(null, 2));
}
