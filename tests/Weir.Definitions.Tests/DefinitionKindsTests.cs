using FsCheck.Fluent;

namespace Weir.Definitions.Tests;

public sealed class DefinitionKindsTests
{
    [Fact]
    public void Every_kind_has_a_word_and_a_place_of_its_own()
    {
        Assert.Distinct(DefinitionKinds.All.Select(kind => kind.Word));
        Assert.Distinct(DefinitionKinds.All.Select(kind => kind.Order));
    }

    [Fact]
    public void Every_kind_is_among_the_samples_that_are_drawn() =>
        Assert.Empty(DefinitionKinds.All.Except(DefinitionSamples.One.Sample(300).Select(definition => definition.Kind)));
}
