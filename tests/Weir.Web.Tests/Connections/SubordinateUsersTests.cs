using Weir.Web.Connections;

namespace Weir.Web.Tests.Connections;

public sealed class SubordinateUsersTests
{
    [Fact]
    public void All_ids_of_a_range_are_its_owners_and_others_are_nobodys()
    {
        var folder = Directory.CreateTempSubdirectory("weir");
        var file = Path.Combine(folder.FullName, "subuid");
        File.WriteAllText(file, "alice:100000:65536\n# a comment\nbob:165536:10\nbroken:x:1\n");
        var users = new SubordinateUsers(file, TimeProvider.System);

        Assert.Equal("alice", users.OwnerOf(100_000));
        Assert.Equal("alice", users.OwnerOf(165_535));
        Assert.Equal("bob", users.OwnerOf(165_545));
        Assert.Null(users.OwnerOf(165_546));
        Assert.Null(users.OwnerOf(1000));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Without_the_file_nobody_has_any() =>
        Assert.Null(new SubordinateUsers("/no/such/file", TimeProvider.System).OwnerOf(100_000));
}
