using Weir.Stores;

namespace Weir.Host.Tests;

public sealed class StoreOptionTests : IDisposable
{
    private const string Address = "postgres://weir@db/weir",
        Secret = "postgres://weir:secret@db/weir";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Where_nothing_names_one_there_is_none() => Assert.Null(Read());

    [Theory]
    [InlineData(Address)]
    [InlineData("Host=db;Username=weir;Database=weir")]
    public void An_address_without_a_password_may_be_typed(string address) => Assert.Equal(address, Read(typed: $" {address} "));

    [Theory]
    [InlineData(Secret)]
    [InlineData("Host=db;Username=weir;Password=secret")]
    [InlineData("Host=db;Pwd=secret")]
    public void One_with_a_password_may_not_and_is_not_repeated(string address)
    {
        var refused = Assert.Throws<UsageException>(() => Read(typed: address));

        Assert.StartsWith("--store with a password is seen by everybody", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_address_is_refused_without_repeating_it()
    {
        var refused = Assert.Throws<StoreException>(() => Read(typed: "Host=db;secret"));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Secret, Secret)]
    [InlineData("\n" + Secret + " \r\n", Secret)]
    public void A_file_that_only_its_owner_reads_may_hold_one(string text, string address) =>
        Assert.Equal(address, Read(file: _scratch.File("store", text)));

    [Theory]
    [InlineData(0x1A0)]
    [InlineData(0x184)]
    [InlineData(0x1A4)]
    public void A_file_that_others_may_read_is_refused_whatever_it_holds(int mode)
    {
        var file = _scratch.File("store", Address, mode);

        Assert.Equal(
            $"{file} may be read by its group or others, and a store's address may hold a password: chmod 600",
            Assert.Throws<StartException>(() => Read(file: file)).Message
        );
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_reason()
    {
        Assert.Equal(
            $"{_scratch["none"]} cannot be read (no such file or directory): name the file with the store's address with --store-file",
            Assert.Throws<StartException>(() => Read(file: _scratch["none"])).Message
        );
        Assert.Contains("cannot be read", Assert.Throws<StartException>(() => Read(file: _scratch.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_may_hold_one() => Assert.Equal(Secret, Read(said: Secret + "\n"));

    [Fact]
    public void What_is_typed_goes_before_a_file_of_the_environment()
    {
        Assert.Equal(Address, Read(typed: Address, said: Secret));
        Assert.Equal(Address, Read(file: _scratch.File("store", Address), said: Secret));
    }

    [Fact]
    public void It_is_named_once() =>
        Assert.Equal(
            "--store and --store-file exclude each other: name the store once",
            Assert.Throws<UsageException>(() => Read(typed: Address, file: _scratch.File("store", Address))).Message
        );

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Nothing_is_no_address(string text)
    {
        const string Way = " is empty: name a postgres:// address, or leave it out for SQLite in the data folder";
        var file = _scratch.File("store", text);

        Assert.Equal("--store" + Way, Assert.Throws<UsageException>(() => Read(typed: text)).Message);
        Assert.Equal($"--store-file {file}" + Way, Assert.Throws<UsageException>(() => Read(file: file)).Message);
        Assert.Equal("WEIR_STORE" + Way, Assert.Throws<UsageException>(() => Read(said: text)).Message);
    }

    private static string? Read(string? typed = null, string? file = null, string? said = null)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        if (typed is not null)
        {
            given[StoreOption.Option] = typed;
        }

        if (file is not null)
        {
            given[StoreOption.FileOption] = file;
        }

        return StoreOption.Read(given, name => name == StoreOption.Variable ? said : null);
    }
}
