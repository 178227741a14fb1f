using Weir.Host.Simulate;

namespace Weir.Host.Tests.Simulate;

public sealed class PolicySourceTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly RunningServer _nobody = new(SimulateOptions.Read(["simulate", "--policy", "a", "--trace", "t"]));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _nobody.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("none.yaml")]
    [InlineData("none.yml")]
    [InlineData("folder/none")]
    public async Task A_name_that_looks_like_a_files_is_one_and_is_not_asked_of_a_server(string name)
    {
        var path = _scratch[name];

        var refused = await Assert.ThrowsAsync<StartException>(() => PolicySource.ReadAsync(path, _nobody, Cancellation));

        Assert.Equal($"simulate: {path} cannot be read: no such file or directory", refused.Message);
    }

    [Fact]
    public async Task A_file_without_a_policy_is_named()
    {
        var path = _scratch.File("p.yaml", "kind: limit\nname: TAPE\nvalue: 2\n");

        var refused = await Assert.ThrowsAsync<StartException>(() => PolicySource.ReadAsync(path, _nobody, Cancellation));

        Assert.StartsWith("simulate: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_definition_is_refused_with_what_is_wrong()
    {
        var path = _scratch.File("p.yaml", "kind: policy\nnonsense: [\n");

        var refused = await Assert.ThrowsAsync<StartException>(() => PolicySource.ReadAsync(path, _nobody, Cancellation));

        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_files_needs_a_server()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => PolicySource.ReadAsync("NIGHT", _nobody, Cancellation));

        Assert.Equal("simulate: name the server with --server", refused.Message);
    }
}
