console.log(require('@team/library')());
