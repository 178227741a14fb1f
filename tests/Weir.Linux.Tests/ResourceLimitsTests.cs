using System.Text;

namespace Weir.Linux.Tests;

public sealed class ResourceLimitsTests
{
    private const int Files = 7,
        Nice = 13;

    [Fact]
    public void The_kernels_list_is_read_by_its_columns()
    {
        var text = new StringBuilder("Limit                     Soft Limit           Hard Limit           Units     \n");
        for (var resource = 0; resource < ResourceLimits.Count; resource++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{"Max realtime priority", -25} {resource, -20} {(resource == Nice ? "unlimited" : "4096"), -20} {(resource == Files ? "files" : ""), -10}\n"
            );
        }

        var limits = ResourceLimits.Read(Encoding.ASCII.GetBytes(text.ToString()))!;

        Assert.Equal((7UL, 4096UL), limits[Files]);
        Assert.Equal((13UL, ResourceLimits.None), limits[Nice]);
        Assert.Null(ResourceLimits.Read("Limit\n"u8));
    }

    [Fact]
    public void Those_of_a_process_are_what_the_process_itself_sees()
    {
        var limits = ResourceLimits.Read(Environment.ProcessId, UserAccounts.CurrentUserId)!;

        Assert.Equal(Enumerable.Range(0, ResourceLimits.Count).Select(ResourceLimits.Get), limits);
        Assert.Null(ResourceLimits.Read(Environment.ProcessId, UserAccounts.CurrentUserId + 1));
        Assert.Null(ResourceLimits.Read(0, UserAccounts.CurrentUserId));
    }
}
